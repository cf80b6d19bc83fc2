// Small comforts over pages that work without any script.
"use strict";

const cookie = (name) =>
  document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);

// htmx sends the token that forms carry.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value || cookie("csrftoken");
  if (token) event.detail.headers["X-CSRFToken"] = token;
});

// A refused form: take the reader to the summary of what to mend.
document.querySelector(".error-summary")?.focus();

// Forms with data-warn tell before typed text is left behind.
for (const form of document.querySelectorAll("form[data-warn]")) {
  let dirty = false;
  form.addEventListener("input", () => { dirty = true; });
  form.addEventListener("submit", () => { dirty = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
}

// Forms with data-autosave keep a draft on the server while somebody types.
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const output = document.getElementById(form.dataset.autosaveOutput);
  let timer;
  const save = async () => {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" },
    }).catch(() => null);
    if (answer?.ok && output) output.textContent = await answer.text();
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 1500); });
}

// Row sets grow by one more empty row; the last row, still empty, is the model.
for (const rows of document.querySelectorAll("[data-rows]")) {
  const prefix = rows.dataset.rows;
  const total = document.querySelector(`input[name=${prefix}-TOTAL_FORMS]`);
  const last = rows.lastElementChild;
  if (!total || !last) continue;
  const model = last.cloneNode(true);
  const at = Number(total.value) - 1;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = rows.dataset.rowsAdd || "+";
  button.addEventListener("click", () => {
    const row = model.cloneNode(true);
    for (const part of row.querySelectorAll("*"))
      for (const name of ["id", "name", "for", "aria-describedby", "list"])
        if (part.hasAttribute(name))
          part.setAttribute(name, part.getAttribute(name).replaceAll(`${prefix}-${at}-`, `${prefix}-${total.value}-`));
    total.value = Number(total.value) + 1;
    rows.append(row);
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
  rows.after(button);
}

// Long lists of choices with data-filter get a box that narrows them.
for (const list of document.querySelectorAll("[data-filter]")) {
  const box = document.createElement("input");
  box.type = "search";
  box.setAttribute("aria-label", list.dataset.filter);
  box.placeholder = list.dataset.filter;
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/);
    for (const item of list.querySelectorAll("label, li"))
      item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
  });
  list.before(box);
}
