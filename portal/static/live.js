// A request's page that keeps itself true: it is told of changes, and its promises count down. Without this file the
// page stands as it was loaded. What somebody is writing is never touched.
(() => {
  "use strict";

  const SETTLES = 120; // milliseconds in which several changes become one
  const PATIENCE = 6000; // without a connection, until that is said
  const TICK = 1000;

  const place = document.getElementById("live");
  const aloud = place.querySelector("[data-live-aloud]");
  const away = place.querySelector("[data-live-away]");
  const over = place.querySelector("[data-live-over]");
  const { live: address, ...words } = place.dataset;
  const title = document.title;
  let last = Number(place.dataset.after);
  let stream;
  let settling;
  let patience;
  let unseen = 0;

  const say = (sentence, facts) =>
    (aloud.textContent = sentence.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? ""));

  function connected(yes) {
    clearTimeout(patience);
    if (yes) away.hidden = true;
    else patience = setTimeout(() => (away.hidden = false), PATIENCE);
  }

  function listen() {
    if (stream || !over.hidden || document.hidden) return;
    stream = new EventSource(`${address}?after=${last}`);
    stream.addEventListener("open", () => connected(true));
    stream.addEventListener("changed", ({ data }) => {
      last = Math.max(last, Number(data));
      clearTimeout(settling);
      settling = setTimeout(readAgain, SETTLES);
    });
    stream.addEventListener("over", ends);
    stream.addEventListener("error", () => {
      if (stream?.readyState === EventSource.CLOSED) ends();
      else connected(false);
    });
  }

  function ends() {
    hush();
    connected(true);
    over.hidden = false;
  }

  function hush() {
    stream?.close();
    stream = undefined;
  }

  // Where the page was opened, without what it said of the act that led there.
  function here() {
    const url = new URL(location.href);
    for (const name of ["done", "recovered"]) url.searchParams.delete(name);
    return url;
  }

  async function readAgain() {
    const answer = await fetch(here(), { redirect: "error", cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const before = document.querySelector("#live-head .pill")?.textContent;
    for (const region of document.querySelectorAll("[data-region]")) put(region, fresh.getElementById(region.id));
    const newest = grow(document.querySelector("[data-grows]"), fresh.querySelector("[data-grows]"));
    followForm(fresh);
    tell(newest, before);
    tick();
  }

  // A part of the page as it is now, with the details that were open, and the focus where it was.
  function put(old, now) {
    if (!now || old.dataset.shown === now.innerHTML) return;
    if (old.contains(document.activeElement) && document.activeElement.matches("select, input, textarea")) return;
    const open = [...old.querySelectorAll("details[open][id]")].map((each) => each.id);
    const focused = old.contains(document.activeElement) && placeOf(document.activeElement, old);
    old.dataset.shown = now.innerHTML;
    old.innerHTML = now.innerHTML;
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    if (focused !== false) old.querySelectorAll("a, button, summary")[focused]?.focus({ preventScroll: true });
  }

  const placeOf = (element, within) => [...within.querySelectorAll("a, button, summary")].indexOf(element);

  // The conversation only grows: what stands there stays as it is.
  function grow(old, now) {
    const added = [...(now?.children ?? [])].filter((entry) => !document.getElementById(entry.id));
    for (const entry of added) {
      const next = [...now.children].slice([...now.children].indexOf(entry) + 1);
      const after = next.map((each) => document.getElementById(each.id)).find((each) => each?.parentNode === old);
      entry.classList.add("fresh");
      old.insertBefore(entry, after ?? null);
    }
    return added.filter((entry) => entry.matches(".said:not([data-own])"));
  }

  // The form for an answer comes and goes with the right to answer; never with words in it.
  function followForm(fresh) {
    const old = document.getElementById("answer");
    const now = fresh.getElementById("answer");
    if (old && !now && !old.querySelector("textarea").value.trim()) old.remove();
    if (!old && now) location.reload();
  }

  function tell(said, before) {
    const status = document.querySelector("#live-head .pill")?.textContent;
    if (said.length) {
      say(words.new, { name: said.at(-1).dataset.by });
      unseen += said.length;
      if (!document.hasFocus()) document.title = `(${unseen}) ${title}`;
    } else if (status && status !== before) say(words.changed, { status: status.trim().toLowerCase() });
  }

  addEventListener("focus", () => {
    unseen = 0;
    document.title = title;
  });

  // A tab that nobody looks at asks for nothing, and catches up when it is looked at.
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);
  addEventListener("online", () => {
    hush();
    listen();
  });
  addEventListener("offline", () => (away.hidden = false));

  // Both promises, to the second in the last hour; read out at half, at a quarter and at the end, and not between.
  const told = new Map();
  const spoken = window.Intl.DurationFormat
    ? new Intl.DurationFormat(document.documentElement.lang, { style: "long" })
    : null;

  function tick() {
    for (const clock of document.querySelectorAll("[data-due]")) {
      if (clock === place) continue;
      const left = (new Date(clock.dataset.due) - Date.now()) / 1000;
      const share = 1 - left / Number(clock.dataset.target);
      const promise = clock.closest("[data-promise]").dataset.promise;
      const shown = clock.querySelector("[data-countdown]");
      const text = inWords(Math.max(0, left));
      if (text && shown.textContent !== text) shown.textContent = text;
      const meter = clock.parentNode.querySelector("meter");
      if (meter) meter.value = Math.min(100, Math.max(0, 100 * share));
      clock.classList.toggle("near", share >= 0.75);
      announce(promise, share);
      if (left <= 0 && clock.dataset.over !== "yes") {
        clock.dataset.over = "yes";
        setTimeout(readAgain, TICK);
      }
    }
  }

  function announce(promise, share) {
    const reached = share >= 1 ? "due" : share >= 0.75 ? "quarter" : share >= 0.5 ? "half" : "";
    const known = told.get(promise);
    told.set(promise, reached);
    if (known !== undefined && reached && known !== reached) say(words[reached], { promise });
  }

  function inWords(left) {
    if (!spoken) return "";
    const minutes = left < 3600 ? Math.floor(left / 60) : Math.round(left / 60);
    if (left < 3600) return spoken.format({ minutes, seconds: Math.floor(left % 60) });
    const hours = Math.floor(minutes / 60);
    if (hours < 72) return spoken.format(minutes % 60 ? { hours, minutes: minutes % 60 } : { hours });
    const days = Math.floor(hours / 24);
    return spoken.format(hours % 24 ? { days, hours: hours % 24 } : { days });
  }

  tick();
  setInterval(tick, TICK);
  listen();
})();
