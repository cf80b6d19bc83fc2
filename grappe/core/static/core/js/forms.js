// Forms that lose nothing: warning, drafts, kept text, growing rows, narrowed lists.
"use strict";
{
  const words = () => document.getElementById("spoken")?.dataset || {};

  // data-warn: tell before typed text is left behind.
  const warn = (form) => {
    form.addEventListener("input", () => { form.isDirty = true; });
    form.addEventListener("submit", () => { form.isDirty = false; });
    window.addEventListener("beforeunload", (event) => { if (form.isDirty) event.preventDefault(); });
  };

  // data-autosave: keep a draft on the server while somebody types; the answer says when.
  const autosave = (form) => {
    const output = form.dataset.autosaveOutput && document.querySelector(form.dataset.autosaveOutput);
    let timer;
    const save = async () => {
      const sent = new FormData(form);
      const files = [...form.elements].filter((part) => part.type === "file");
      for (const part of files) sent.delete(part.name); // a draft holds text; a file waits for "save"
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: sent, redirect: "error" }).catch(() => null);
      if (answer?.ok) form.isDirty = files.some((part) => part.value);
      if (output) output.textContent = answer?.ok ? await answer.text() : words().unsaved;
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1500); });
    form.addEventListener("submit", () => clearTimeout(timer));
  };

  // data-rows="prefix": a button with data-add-row="prefix" adds a copy of <template id="prefix-empty">.
  const grow = (rows) => {
    const prefix = rows.dataset.rows;
    const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
    const model = document.getElementById(`${prefix}-empty`);
    if (!total || !model) return;
    let button = document.querySelector(`[data-add-row="${prefix}"]`);
    if (!button) {
      button = Object.assign(document.createElement("button"), { className: "button quiet", textContent: words().more });
      rows.after(button);
    }
    button.type = "button";
    button.addEventListener("click", () => {
      const fresh = model.content.cloneNode(true);
      for (const part of fresh.querySelectorAll("*"))
        for (const attribute of part.attributes)
          attribute.value = attribute.value.replaceAll("__prefix__", total.value);
      total.value = Number(total.value) + 1;
      const row = fresh.firstElementChild;
      rows.append(fresh);
      comfort(row);
      row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    });
  };

  // data-filter: a box that narrows a long list; what is ticked always stays in sight.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const narrow = (marked) => {
    // Django puts a widget's attributes on each box: the list is what holds them all.
    const list = marked.matches("input") ? marked.closest("[id]:not(input, label)") : marked;
    if (!list || list.isNarrowed) return;
    list.isNarrowed = true;
    list.classList.add("long");
    const label = marked.dataset.filter || words().narrow;
    const box = Object.assign(document.createElement("input"), { type: "search", placeholder: label });
    box.setAttribute("aria-label", label);
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      const asked = plain(box.value).split(/\s+/);
      for (const item of list.querySelectorAll("label, li")) {
        const text = plain(item.textContent);
        item.hidden = !item.querySelector(":checked") && !asked.every((word) => text.includes(word));
      }
    });
    list.before(box);
  };

  const comfort = (root) => {
    for (const form of root.querySelectorAll("form[data-warn]")) warn(form);
    for (const form of root.querySelectorAll("form[data-autosave]")) autosave(form);
    for (const rows of root.querySelectorAll("[data-rows]")) grow(rows);
    for (const list of root.querySelectorAll("[data-filter]")) narrow(list);
  };
  comfort(document);
  document.addEventListener("htmx:load", (event) => { if (event.detail.elt !== document.body) comfort(event.detail.elt); });

  // Text survives an expired session: it waits in this tab until the form was saved.
  const key = (path) => `typed:${path}`;
  const form = document.querySelector("main form[data-warn]");
  const fields = () => [...form.elements].filter((part) => part.name && part.matches("textarea, select, input:not([type=password], [type=file], [type=hidden])"));
  const here = key(location.pathname);

  const forget = (isGone) => {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith("typed:") && isGone(name)) sessionStorage.removeItem(name);
  };
  document.querySelector("form[data-leave]")?.addEventListener("submit", () => forget(() => true));

  // A page outside sign-in means that what was sent has arrived.
  const isEntrance = location.pathname.startsWith("/accounts/");
  if (!isEntrance) forget((name) => name !== here && JSON.parse(sessionStorage.getItem(name)).isSent);
  if (document.querySelector(".messages .good")) forget((name) => name === here);

  if (form && !isEntrance) {
    const keep = (isSent) => {
      const typed = fields().map((part) => [part.name, part.value, part.checked === true, part.multiple ? [...part.selectedOptions].map((one) => one.value) : null]);
      sessionStorage.setItem(here, JSON.stringify({ typed, isSent }));
    };
    let timer;
    const kept = JSON.parse(sessionStorage.getItem(here));
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 500, false); });
    form.addEventListener("submit", () => { clearTimeout(timer); keep(true); });
    if (kept && !document.querySelector(".error-summary")) offer(kept);
  }

  function offer({ typed }) {
    const note = document.getElementById("kept-text")?.content.cloneNode(true).firstElementChild;
    if (!note || typed.every(matches)) return;
    note.querySelector("[data-put-back]").addEventListener("click", () => {
      for (const one of typed) putBack(one);
      form.dispatchEvent(new Event("input", { bubbles: true }));
      note.remove();
      form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    });
    note.querySelector("[data-forget]").addEventListener("click", () => { forget((name) => name === here); note.remove(); });
    form.before(note);
  }

  function part([name, value]) {
    const named = fields().filter((one) => one.name === name);
    return named.find((one) => one.matches("[type=checkbox], [type=radio]") ? one.value === value : true);
  }

  function matches(one) {
    const [, value, isTicked, many] = one;
    const found = part(one);
    if (!found || many) return !found;
    return found.matches("[type=checkbox], [type=radio]") ? found.checked === isTicked : found.value === value;
  }

  function putBack(one) {
    const [, value, isTicked, many] = one;
    const found = part(one);
    if (!found) return;
    if (many) for (const option of found.options) option.selected = many.includes(option.value);
    else if (found.matches("[type=checkbox], [type=radio]")) found.checked = isTicked;
    else found.value = value;
  }
}
