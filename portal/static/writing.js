// While somebody writes: drafts that save themselves, articles that may answer, the room that is left, the network that
// is away. Ornaments: every form works without this file, and every word it says comes with the page.
(() => {
  "use strict";

  const PAUSE = 1000;
  const SUGGESTING = 350;
  const REACHING = 8000;
  const KEPT_ALIVE = 60000; // bytes that a browser sends for a page that is gone

  const $ = (selector, within = document) => within.querySelector(selector);
  const show = (element, shown = true) => element && (element.hidden = !shown);

  function behind(form, address, more = {}) {
    const words = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    for (const [name, value] of Object.entries(more.fields ?? {})) words.set(name, value);
    const token = words.get("form_token");
    words.delete("form_token");
    const body = words.toString();
    const send = (options = {}) =>
      fetch(address, {
        method: "POST",
        body,
        headers: { "X-Form-Token": token, "Content-Type": "application/x-www-form-urlencoded" },
        redirect: "error",
        ...options,
      });
    return { body, send };
  }

  // A draft is saved a second after the last key, and when its page is left.
  for (const form of document.querySelectorAll("form[data-draft]")) keepsDraft(form);

  function keepsDraft(form) {
    const line = $("[data-draft-line]", form);
    const said = $("[data-draft-said]", line);
    let timer;
    let saving = Promise.resolve();
    let last = behind(form, "/drafts").body;
    let leaves = false;
    let refused = false;
    let aloud = "";

    function say(words, kind) {
      said.lastElementChild.textContent = kind === "other" ? "" : words;
      said.classList.toggle("away", kind !== "saved");
      show(said, words !== "" && kind !== "other");
      show($("[data-draft-other]", line), kind === "other");
      // Read out once: that it is saved, and each thing that goes wrong; not every second.
      if (aloud !== kind) $("[data-draft-aloud]", line).textContent = words;
      aloud = kind;
    }

    function save(fields) {
      clearTimeout(timer);
      saving = saving.then(async () => {
        const draft = behind(form, "/drafts", { fields });
        const { body } = behind(form, "/drafts");
        if (leaves || (!fields && (draft.body === last || refused))) return;
        try {
          const answer = await draft.send();
          const told = await answer.json().catch(() => ({ said: "" }));
          refused = answer.status === 409;
          if (refused) return say($("[data-draft-other] p", line).textContent.trim(), "other");
          if (answer.ok) last = body;
          say(told.said, answer.ok ? "saved" : `refused ${answer.status}`);
        } catch {
          say(line.dataset.offline, "offline");
          timer = setTimeout(save, 5 * PAUSE);
        }
      });
    }

    function leave() {
      const draft = behind(form, "/drafts");
      if (leaves || refused || draft.body === last) return;
      clearTimeout(timer);
      last = draft.body;
      draft.send({ keepalive: draft.body.length < KEPT_ALIVE }).catch(() => (last = ""));
    }

    for (const kind of ["input", "change"]) {
      form.addEventListener(kind, () => {
        clearTimeout(timer);
        timer = setTimeout(save, PAUSE);
      });
    }
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) leaves = true;
    });
    addEventListener("pageshow", () => (leaves = false));
    addEventListener("pagehide", leave);
    addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
    addEventListener("online", () => save());
    $("[data-draft-insist]", line).addEventListener("click", () => {
      refused = false;
      save({ draft_insists: "yes" });
    });
  }

  // What may answer the request, while it is written.
  const place = $("[data-suggests]");
  if (place) {
    const form = place.closest("form");
    let timer;
    let asked = "";
    async function suggest() {
      const words = behind(form, place.dataset.suggests);
      if (words.body === asked || $("details[open]", place)) return;
      asked = words.body;
      const answer = await words.send().catch(() => null);
      if (!answer?.ok || words.body !== asked || $("details[open]", place)) return;
      const html = await answer.text();
      if (place.dataset.shown === html) return;
      place.dataset.shown = html;
      place.innerHTML = html;
      $("[data-suggests-aloud]").textContent = place.firstElementChild?.dataset.said ?? "";
    }
    // Only for what stands above: nothing moves below the hands of who types on.
    const soon = ({ target }) => {
      if (!(target.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING)) return;
      clearTimeout(timer);
      timer = setTimeout(suggest, SUGGESTING);
    };
    form.addEventListener("input", soon);
    if ([...form.elements].some((each) => each.name === "subject" && each.value)) suggest();
  }

  // Before anything is sent: is the desk there? A page that is left for nothing takes its words along.
  document.addEventListener(
    "submit",
    async (event) => {
      const form = event.target;
      if (!form.matches("[data-reaches]") || form.dataset.reaches === "yes") return;
      event.preventDefault();
      if (form.dataset.reaches === "asking") return;
      form.dataset.reaches = "asking";
      const away = $("[data-unreached]", form);
      show(away, false);
      try {
        await fetch("/static/icon.svg", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(REACHING) });
        form.dataset.reaches = "yes";
        form.requestSubmit(event.submitter);
      } catch {
        show(away);
        away?.scrollIntoView({ block: "nearest" });
      }
      form.dataset.reaches = "";
    },
    { capture: true },
  );

  for (const button of document.querySelectorAll("[data-copies]")) {
    if (!navigator.clipboard) continue;
    show(button);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
      button.lastElementChild.textContent = button.dataset.copied;
      $("[data-copied-aloud]").textContent = button.dataset.copied;
    });
  }
})();
