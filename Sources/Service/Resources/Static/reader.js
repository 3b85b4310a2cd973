// What scripts add to the reading room: keys, files that are dropped, the side panel of the reader, progress without reloading.
// Without them every page works by its links and forms.
"use strict";

(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Keys. They can be turned off on the page of help (WCAG 2.2, 2.1.4).
  const stored = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch { /* A browser may keep nothing. */ }
    return null;
  };
  const areKeysOn = () => stored("keys") !== "off";
  const keysSwitch = one("#keys-switch");
  if (keysSwitch) {
    const button = one("button", keysSwitch);
    const show = () => {
      button.textContent = areKeysOn() ? "Turn the keys off" : "Turn the keys on";
      button.setAttribute("aria-pressed", String(!areKeysOn()));
    };
    keysSwitch.hidden = false;
    button.addEventListener("click", () => { stored("keys", areKeysOn() ? "off" : "on"); show(); });
    show();
  }

  const step = (direction) => {
    const items = all("[data-item]").map((item) => item.matches("a") ? item : one("a", item)).filter((link) => link && link.offsetParent !== null);
    if (!items.length) return;
    const now = items.findIndex((link) => link === document.activeElement || link.closest("[data-item]").contains(document.activeElement));
    const next = items[now < 0 ? (direction > 0 ? 0 : items.length - 1) : Math.min(Math.max(now + direction, 0), items.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };
  const follow = (selector) => { const link = one(selector); if (link) location.href = link.href; };
  let isGoing = false;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { closePanel(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || !areKeysOn()) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (isGoing) {
      isGoing = false;
      const link = all(".bar [data-key]").find((link) => link.dataset.key === event.key);
      if (link) { event.preventDefault(); location.href = link.href; }
      return;
    }
    switch (event.key) {
      case "/": event.preventDefault(); one("#find")?.focus(); break;
      case "j": step(1); break;
      case "k": step(-1); break;
      case "n": follow("link[rel=next]"); break;
      case "p": follow("link[rel=prev]"); break;
      case "u": follow("link[rel=up]"); break;
      case "?": location.href = "/help"; break;
      case "g": isGoing = true; setTimeout(() => { isGoing = false; }, 1500); break;
    }
  });

  // The side panel: the page of a statement beside the text.
  const panel = one("#panel");
  let opener = null;
  function closePanel() {
    if (!panel || panel.hidden) return;
    panel.hidden = true;
    panel.replaceChildren();
    all(".chosen").forEach((marked) => marked.classList.remove("chosen"));
    opener?.focus();
  }
  async function openPanel(ids, chosen) {
    const answer = await fetch("/statement/" + encodeURIComponent(chosen).replaceAll("%3A", ":"), { credentials: "same-origin" });
    if (!answer.ok) { location.href = "/statement/" + encodeURIComponent(chosen); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const article = one("article.statement", page);
    if (!article) { location.href = answer.url; return; }
    const heading = document.createElement("h3");
    heading.textContent = one("h1", page).textContent;
    heading.tabIndex = -1;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", closePanel);
    const parts = [close];
    if (ids.length > 1) {
      const choice = document.createElement("p");
      choice.className = "choice";
      ids.forEach((id, number) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `${number + 1} of ${ids.length}`;
        button.setAttribute("aria-pressed", String(id === chosen));
        button.addEventListener("click", () => openPanel(ids, id));
        choice.append(button, " ");
      });
      parts.push(choice);
    }
    // A form of the panel leads back to the text, and not to the statement's own page.
    all("input[name=next]", article).forEach((field) => { field.value = location.pathname + location.search; });
    // Ranks below the panel's own heading, and ids that the page has not yet.
    const seen = new Set(all("[id]").map((element) => element.id));
    all("[id]", article).forEach((element) => {
      if (!seen.has(element.id)) return;
      const id = element.id;
      element.id = "panel-" + id;
      all(`[for="${CSS.escape(id)}"]`, article).forEach((label) => { label.htmlFor = element.id; });
      all(`[aria-labelledby="${CSS.escape(id)}"]`, article).forEach((part) => part.setAttribute("aria-labelledby", element.id));
    });
    panel.replaceChildren(...parts, heading, document.adoptNode(article));
    panel.hidden = false;
    all(".chosen").forEach((marked) => marked.classList.remove("chosen"));
    all("[data-s]").forEach((marked) => {
      if (!marked.dataset.s.split(" ").includes(chosen)) return;
      (marked.closest(".statements li") ?? marked).classList.add("chosen");
    });
    heading.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }
  if (panel) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-s]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      opener = link;
      const ids = link.dataset.s.split(" ");
      const own = decodeURIComponent(new URL(link.href).pathname.split("/").pop());
      openPanel(ids, own).catch(() => { location.href = link.href; });
    });
  }
  // A citation's passage takes the focus, so that a screen reader begins there.
  if (location.hash === "#mark") one("#mark")?.focus({ preventScroll: true });

  // Files that are dropped anywhere are read.
  const token = document.body.dataset.write;
  if (token !== undefined) {
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    let depth = 0;
    document.addEventListener("dragenter", (event) => {
      if (!hasFiles(event)) return;
      depth += 1;
      document.body.classList.add("dropping");
    });
    document.addEventListener("dragleave", (event) => {
      if (!hasFiles(event)) return;
      depth -= 1;
      if (depth <= 0) document.body.classList.remove("dropping");
    });
    document.addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
    document.addEventListener("drop", async (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      document.body.classList.remove("dropping");
      const form = new FormData();
      form.append("form_token", token);
      form.append("next", location.pathname + location.search);
      for (const file of event.dataTransfer.files) form.append("file", file, file.name);
      const answer = await fetch("/add", { method: "POST", body: form, credentials: "same-origin" });
      location.href = answer.redirected ? answer.url : "/add";
    });
  }

  // Progress: the server tells it as it goes.
  const progress = one("[data-events]");
  if (progress && window.EventSource) {
    const events = new EventSource(progress.dataset.events);
    const tell = (event) => {
      const told = JSON.parse(event.data);
      for (const [name, value] of Object.entries(told)) {
        const field = one(`[data-field="${CSS.escape(name)}"]`, progress);
        if (field) field.textContent = String(value);
      }
    };
    events.addEventListener("progress", tell);
    events.addEventListener("done", (event) => {
      tell(event);
      events.close();
      location.reload();
    });
  }
})();
