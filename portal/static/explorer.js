// GraphiQL with a bearer token that lives in this closure and nowhere else.
(() => {
  "use strict";

  const place = document.getElementById("explorer");
  const formToken = place.dataset.formToken;
  let token = null;

  const FIRST_QUERY = `# Your requests, the last changed first.
query MyRequests {
  me {
    role
    person { name timezone }
  }
  tickets(first: 5) {
    nodes {
      number
      subject
      status
      priority
      sla {
        firstResponse { state dueAt }
        resolution { state dueAt remaining }
      }
    }
  }
  rateLimit { cost remaining }
}
`;

  async function fetchToken() {
    const answer = await fetch("/explorer/token", { method: "POST", headers: { "X-Form-Token": formToken } });
    if (!answer.ok || answer.redirected) location.reload();
    token = (await answer.json()).token;
  }

  async function ask(operation) {
    return fetch("/graphql", {
      method: "POST",
      headers: {
        "Accept": "application/graphql-response+json, application/json",
        "Authorization": `Bearer ${token}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify(operation),
    });
  }

  async function fetcher(operation) {
    if (token === null) await fetchToken();
    let answer = await ask(operation);
    if (answer.status === 401) {
      await fetchToken();
      answer = await ask(operation);
    }
    return answer.json();
  }

  // What the explorer's own pieces leave out for who cannot see them: names of the three places to
  // write and read, and tabs that hold a button each instead of being one.
  const NAMES = [
    [".graphiql-query-editor", place.dataset.query],
    [".graphiql-editor-tool", place.dataset.variables],
    [".graphiql-response", place.dataset.answer],
  ];

  function name() {
    for (const [around, said] of NAMES) {
      for (const field of place.querySelectorAll(`${around} textarea:not([aria-label])`)) field.setAttribute("aria-label", said);
    }
    for (const tab of place.querySelectorAll("li.graphiql-tab[role=tab]")) {
      const button = tab.querySelector("button");
      if (button === null) continue;
      button.setAttribute("role", "tab");
      button.setAttribute("aria-selected", tab.getAttribute("aria-selected") ?? "false");
      tab.setAttribute("role", "presentation");
      tab.removeAttribute("aria-selected");
    }
  }

  new MutationObserver(name).observe(place, { childList: true, subtree: true });

  ReactDOM.createRoot(place).render(
    React.createElement(GraphiQL, { fetcher, defaultQuery: FIRST_QUERY, isHeadersEditorEnabled: false }),
  );
})();
