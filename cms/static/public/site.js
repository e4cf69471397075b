// Everything works without this file; it only saves a step.
(() => {
  "use strict";
  // A panel that lies over the page closes with Escape and with a click beside it.
  const panels = () => document.querySelectorAll(".site-tools details[open], .facets details[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    panels().forEach((panel) => {
      panel.open = false;
      panel.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", (event) => {
    panels().forEach((panel) => {
      if (!panel.contains(event.target)) panel.open = false;
    });
  });
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  // A form is sent once, however often its button is pressed.
  document.querySelectorAll("form[data-once]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-once]").forEach((form) => delete form.dataset.sent);
  });
})();
