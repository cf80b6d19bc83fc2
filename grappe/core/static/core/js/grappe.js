// Small comforts over pages that work without any script.
"use strict";
{
  const spoken = document.getElementById("spoken");

  // htmx sends the token that forms carry; the cookie itself is closed to scripts.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
    if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token;
  });

  // A part that could not be fetched is told, not swallowed.
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"])
    document.addEventListener(failure, () => { if (spoken) spoken.textContent = spoken.dataset.failed; });

  // A refused form: take the reader to what is to be mended, and from there to each field.
  document.querySelector(".error-summary")?.focus();
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".error-summary a[href^='#']");
    const place = link && document.getElementById(link.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    const first = place.matches("input, select, textarea") ? place : place.querySelector("input, select, textarea");
    (first || place).focus();
    place.scrollIntoView({ block: "center" });
  });

  // A menu closes when somebody goes elsewhere.
  const menu = document.querySelector(".site-me details");
  document.addEventListener("click", (event) => { if (menu?.open && !menu.contains(event.target)) menu.open = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu?.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // The list of sections marks the one that is being read.
  const links = new Map([...document.querySelectorAll(".toc a[href^='#']")].map((link) => [link.hash.slice(1), link]));
  if (links.size && "IntersectionObserver" in window) {
    const seen = new IntersectionObserver((entries) => {
      const top = entries.find((entry) => entry.isIntersecting);
      if (!top) return;
      for (const link of links.values()) link.removeAttribute("aria-current");
      links.get(top.target.id)?.setAttribute("aria-current", "true");
    }, { rootMargin: "-10% 0px -75% 0px" });
    for (const id of links.keys()) {
      const section = document.getElementById(id);
      if (section) seen.observe(section);
    }
  }
}
