"""How a request travels: HTTP, WebSocket, and files beside them."""
