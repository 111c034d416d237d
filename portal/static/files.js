// Files for a form: chosen, dropped on it or pasted into it, sent one by one with progress. Without this file the form
// sends them itself; every word comes with the page.
(() => {
  "use strict";

  for (const place of document.querySelectorAll("[data-files]")) attaches(place);

  function attaches(place) {
    const form = place.closest("form");
    const input = place.querySelector("input[type=file]");
    const ids = place.querySelector("input[name=attachments]");
    const list = place.querySelector("[data-file-list]");
    const problem = place.querySelector("[data-file-problem]");
    const aloud = place.querySelector("[data-file-aloud]");
    const words = place.dataset;
    const waiting = new Set();
    let queue = Promise.resolve();

    for (const each of place.querySelectorAll("[data-scripted]")) each.hidden = false;
    place.classList.add("scripted"); // our own button, in the page's language
    input.removeAttribute("name"); // sent by us, not once more by the form

    const fill = (sentence, name) => sentence.replace("{name}", name);
    const kept = () => ids.value.split(" ").filter(Boolean);

    function keep(those) {
      ids.value = those.join(" ");
      form.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function complain(sentence) {
      problem.hidden = !sentence;
      problem.lastElementChild.textContent = sentence;
      if (sentence) aloud.textContent = sentence;
    }

    function add(files) {
      complain("");
      for (const file of files) {
        if (kept().length + waiting.size >= Number(words.most)) return complain(words.tooMany);
        if (file.size > Number(words.largest)) complain(fill(words.tooLarge, file.name));
        else soon(file);
      }
    }

    function soon(file) {
      const line = lineOf(file);
      waiting.add(line);
      list.append(line);
      queue = queue.then(() => line.isConnected && send(file, line)).finally(() => waiting.delete(line));
    }

    function lineOf(file) {
      const line = document.createElement("li");
      line.className = "file going";
      const name = document.createElement("span");
      name.className = "name";
      name.textContent = file.name;
      const bar = document.createElement("progress");
      bar.max = 100;
      bar.value = 0;
      bar.setAttribute("aria-label", fill(words.going, file.name));
      name.append(bar);
      const stop = document.createElement("button");
      stop.type = "button";
      stop.className = "change";
      stop.textContent = words.stop;
      stop.addEventListener("click", () => {
        line.request?.abort();
        line.remove();
        input.focus();
      });
      line.append(name, stop);
      return line;
    }

    function send(file, line) {
      return new Promise((done) => {
        const request = new XMLHttpRequest();
        const body = new FormData();
        body.append("file", file, file.name);
        line.request = request;
        request.open("POST", words.files);
        request.setRequestHeader("X-Form-Token", form.elements.form_token.value);
        request.responseType = "json";
        request.upload.addEventListener("progress", ({ loaded, total }) => {
          line.querySelector("progress").value = (100 * loaded) / total;
        });
        request.addEventListener("load", () => {
          if (request.status === 200) arrived(request.response, line);
          else refused(file, line, request);
          done();
        });
        request.addEventListener("abort", done);
        request.addEventListener("error", () => {
          line.remove();
          complain(fill(words.failed, file.name));
          done();
        });
        request.send(body);
      });
    }

    function arrived({ id, line: html, said }, line) {
      const shown = document.createElement("template");
      shown.innerHTML = html.trim();
      line.replaceWith(shown.content);
      aloud.textContent = said;
      keep([...kept(), id]);
    }

    function refused(file, line, request) {
      line.remove();
      complain(request.response?.said ? `${file.name}: ${request.response.said}` : fill(words.failed, file.name));
      if (request.status !== 401) return;
      // The session ended: the form itself takes the file along, and both come back after signing in.
      const carried = new DataTransfer();
      for (const each of [...input.files, file]) carried.items.add(each);
      input.files = carried.files;
      input.name = "file";
    }

    input.addEventListener("change", () => {
      add([...input.files]);
      input.value = "";
    });

    list.addEventListener("click", (event) => {
      const line = event.target.closest("button[name=step]")?.closest("[data-file]");
      if (!line) return;
      event.preventDefault();
      aloud.textContent = fill(words.dropped, line.querySelector("bdi").textContent);
      keep(kept().filter((id) => id !== line.dataset.file));
      line.remove();
      input.focus();
    });

    form.addEventListener("paste", ({ clipboardData }) => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length) add(files.map(named));
    });

    // A screenshot comes without a name of its own.
    function named(file) {
      if (file.name !== "image.png") return file;
      const at = new Date().toTimeString().slice(0, 8).replaceAll(":", ".");
      return new File([file], `${words.pasted} ${at}.png`, { type: file.type });
    }

    let inside = 0;
    const over = (yes) => form.classList.toggle("over", yes);
    const carries = (event) => event.dataTransfer?.types.includes("Files");
    form.addEventListener("dragenter", (event) => carries(event) && over((inside += 1) > 0));
    form.addEventListener("dragleave", (event) => carries(event) && over((inside -= 1) > 0));
    form.addEventListener("dragover", (event) => carries(event) && event.preventDefault());
    form.addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      over((inside = 0) > 0);
      add([...event.dataTransfer.files]);
    });

    // What is still on its way is waited for, and then the form goes.
    form.addEventListener(
      "submit",
      (event) => {
        if (!waiting.size) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const { submitter } = event;
        queue.then(() => problem.hidden && form.requestSubmit(submitter));
      },
      { capture: true },
    );
  }
})();
