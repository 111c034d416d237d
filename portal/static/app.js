// Ornaments. Every page works without this file.
(() => {
  "use strict";

  // After a refused form, its list of problems is read first.
  document.getElementById("problems")?.focus();

  // A second click on "send" does nothing; the key in the form would make it harmless anyway.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
  });

  // The account menu closes like a menu.
  const menu = document.querySelector(".account");
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  addEventListener("click", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });

  for (const button of document.querySelectorAll("[data-prints]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // How much still fits, once it gets tight; nothing is cut off.
  addEventListener("input", ({ target }) => {
    const most = Number(target.dataset?.longest);
    const line = target.closest?.(".asked")?.querySelector(".room-left");
    if (!most || !line) return;
    const left = most - [...target.value.trim()].length;
    line.hidden = left > most / 10;
    line.classList.toggle("over", left < 0);
    line.textContent = (left < 0 ? line.dataset.over : line.dataset.left).replace("{count}", Math.abs(left));
  });

  // "3 hours ago" stays true while the page is open.
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" });
  const units = [["day", 86400], ["hour", 3600], ["minute", 60]];
  setInterval(() => {
    for (const time of document.querySelectorAll("time[data-relative]")) {
      const seconds = (new Date(time.dateTime) - Date.now()) / 1000;
      const found = units.find(([, size]) => Math.abs(seconds) >= size);
      if (found) time.textContent = words.format(Math.round(seconds / found[1]), found[0]);
    }
  }, 60000);
})();
