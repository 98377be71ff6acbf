// The desk's little script: lights a claim's words, opens explanations in the margin, keys, uploads.
// Every page works without it.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const said = (text) => { const box = $("#said"); if (box) box.textContent = text; };
  const kept = {
    get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* private window */ } },
  };

  // light and dark
  const theme = $("#theme");
  const dark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  if (theme) {
    const name = () => { theme.textContent = dark() ? "Light" : "Dark"; };
    theme.hidden = false;
    name();
    theme.addEventListener("click", () => {
      const wanted = dark() ? "light" : "dark";
      document.documentElement.dataset.theme = wanted;
      document.cookie = `theme=${wanted}; path=/; max-age=31536000; samesite=strict`;
      name();
    });
  }

  // a claim's words and its card light up together
  const claimsOf = (node) => (node.dataset.c || "").split(" ").filter(Boolean);
  let lit = [];
  const light = (numbers) => {
    lit.forEach((node) => node.classList.remove("lit"));
    lit = numbers.length ? $$(".room [data-c]").filter((node) => claimsOf(node).some((n) => numbers.includes(n))) : [];
    lit.forEach((node) => node.classList.add("lit"));
  };
  const room = $(".room");
  if (room) {
    const over = (event) => {
      const opener = event.target.closest("[data-open]");
      const holder = event.target.closest("[data-c]");
      if (!holder) return;
      const numbers = opener ? [opener.dataset.open] : claimsOf(holder);
      light(numbers);
      const card = $(`.card[data-c="${CSS.escape(numbers[0])}"]`);
      const margin = $(".margin");
      if (card && event.type === "focusin" && !card.contains(event.target) && margin.scrollHeight > margin.clientHeight) {
        margin.scrollTop += card.getBoundingClientRect().top - margin.getBoundingClientRect().top - 40;
      }
    };
    room.addEventListener("mouseover", over);
    room.addEventListener("focusin", over);
    room.addEventListener("mouseleave", () => light([]));
    room.addEventListener("click", (event) => {
      const opener = event.target.closest("a[data-open]");
      if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(opener);
    });
  }

  let opened = null;
  const panel = $("#explain");
  async function open(opener) {
    const address = new URL(opener.href);
    const answer = await fetch(`${address.pathname}?bare=1`);
    if (!answer.ok) { location.href = opener.href; return; }
    // It is our own page, in which everything from an article has been made text.
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    const close = Object.assign(document.createElement("button"), { type: "button", className: "plain close", textContent: "Close" });
    close.addEventListener("click", shut);
    panel.replaceChildren(close, ...made.body.childNodes);
    panel.hidden = false;
    opened = opener;
    light([opener.dataset.open]);
    panel.focus({ preventScroll: true });
    const margin = $(".margin");
    if (getComputedStyle(margin).position === "sticky") margin.scrollTop = 0; else panel.scrollIntoView({ block: "start" });
  }
  function shut() {
    if (!panel || panel.hidden) return;
    panel.hidden = true;
    panel.replaceChildren();
    if (opened) opened.focus();
  }

  // copying
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-copy-address]");
    if (!button) return;
    const text = button.dataset.copy ? document.getElementById(button.dataset.copy).textContent.trim() : location.href;
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    said("Copied");
  });

  // judging, on an event's page
  const reports = () => $$(".report");
  const picked = () => reports().find((node) => node.contains(document.activeElement)) || null;
  async function judge(verdict) {
    const form = $(`form[data-verdict="${verdict}"]`, picked() || document.createElement("i"));
    if (form) form.requestSubmit(); else said("Choose a report first: j and k move between them.");
  }
  function undo() {
    const form = $("form[data-undo]");
    if (form) form.requestSubmit(); else said("There is no judgement of yours to take back.");
  }

  // keys
  const steps = () => {
    const own = reports();
    if (own.length) return own;
    const cards = $$(".card .deed a");
    return cards.length ? cards : $$(".row .deed a");
  };
  const move = (by) => {
    const all = steps();
    const at = all.findIndex((node) => node === document.activeElement || node.contains(document.activeElement));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (next) next.focus();
  };
  const places = { m: "/", s: "/search", e: "/events", t: "/threads", r: "/follow", a: "/actors", p: "/map" };
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { shut(); return; }
    if (kept.get("keys") === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea")) return;
    if (Date.now() - going < 1500 && places[event.key]) { location.href = places[event.key]; return; }
    const does = {
      "/": () => $("#find").focus(), "?": () => { location.href = "/keys"; }, j: () => move(1), k: () => move(-1),
      g: () => { going = Date.now(); }, s: () => judge("same"), d: () => judge("different"), u: () => judge("unsure"), z: undo,
      e: () => { const link = document.activeElement.closest(".card, .row, .report") ? $(".deed a", document.activeElement.closest(".card, .row, .report")) : document.activeElement; if (link && link.matches("a[data-open]")) open(link); else if (link && link.href) location.href = link.href; },
    }[event.key];
    if (!does) return;
    if ("sduz".includes(event.key) && !reports().length) return;
    event.preventDefault();
    does();
  });
  const switchKeys = $("#keys-on");
  if (switchKeys) {
    switchKeys.checked = kept.get("keys") !== "off";
    switchKeys.addEventListener("change", () => kept.set("keys", switchKeys.checked ? "on" : "off"));
  }
  const mark = new URLSearchParams(location.search).get("judged");
  if (mark && reports().length) {
    const again = document.getElementById(mark);
    if (again) again.focus();
    said("Judged. Press z to take it back.");
  }

  // parts of a page that come later
  async function load(node, tries = 0) {
    const answer = await fetch(node.dataset.load);
    if (!answer.ok) return;
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    const inside = $("[data-part]", made);
    const heading = $("h2", node);
    if (inside) node.replaceChildren(heading, ...inside.childNodes);
    if (answer.headers.get("X-Wait") && tries < 300) setTimeout(() => load(node, tries + 1), tries < 10 ? 400 : 2000);
  }
  $$("[data-load]").forEach((node) => load(node));

  // a page that is worked out apart: shown anew when it is there
  async function again(tries = 0) {
    const answer = await fetch(location.href);
    if (answer.headers.get("X-Wait") && tries < 300) setTimeout(() => again(tries + 1), tries < 10 ? 400 : 2000);
    else location.reload();
  }
  if ($("[data-again]")) again();

  // the network: one name and those it has to do with
  for (const figure of $$("[data-network]")) {
    const nodes = $$(".nodes a", figure), ties = $$(".ties path", figure);
    const show = (key) => {
      figure.classList.toggle("dimmed", key !== null);
      const near = new Set([key]);
      for (const tie of ties) {
        const ours = tie.dataset.a === key || tie.dataset.r === key;
        tie.classList.toggle("lit", ours);
        if (ours) { near.add(tie.dataset.a); near.add(tie.dataset.r); }
      }
      for (const node of nodes) node.classList.toggle("near", near.has(node.dataset.key));
    };
    for (const node of nodes) {
      for (const name of ["mouseenter", "focus"]) node.addEventListener(name, () => show(node.dataset.key));
      for (const name of ["mouseleave", "blur"]) node.addEventListener(name, () => show(null));
    }
  }

  // reading from the desk
  const drop = $("[data-drop]"), files = $("#files");
  if (drop && files) {
    const stop = (event) => { event.preventDefault(); drop.classList.toggle("over", event.type === "dragover"); };
    drop.addEventListener("dragover", stop);
    drop.addEventListener("dragleave", stop);
    drop.addEventListener("drop", (event) => {
      stop(event);
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      $("[data-upload]").requestSubmit();
    });
  }
  const plural = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
  async function watch(node) {
    const answer = await fetch(`/read/${encodeURIComponent(node.dataset.job)}`);
    if (!answer.ok) return;
    const job = await answer.json();
    $("progress", node).value = job.state === "done" ? job.files : job.file;
    const text = `${job.state}: ${plural(job.articles, "article")} read, ${plural(job.claims, "claim")} found` + (job.already ? `, ${job.already.toLocaleString("en")} already in the record` : "");
    $("[data-said]", node).textContent = text;
    if (job.state === "waiting" || job.state === "reading") { setTimeout(() => watch(node), 500); return; }
    said(text);
    if (node.dataset.state !== job.state) location.reload();
  }
  $$("[data-job]").filter((node) => ["waiting", "reading"].includes(node.dataset.state)).forEach(watch);
})();
