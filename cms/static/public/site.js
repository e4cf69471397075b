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
  // Offers below a search box, as the browser shows any list of its own; without them search/words/ lists the same.
  document.querySelectorAll("input[data-offers]").forEach((box) => {
    const list = document.createElement("datalist");
    list.id = `${box.id}-offers`;
    box.after(list);
    box.setAttribute("list", list.id);
    let waiting = 0;
    let asked = "";
    box.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(async () => {
        const typed = box.value.trim();
        if (typed.length < 1 || typed.length > 30 || typed === asked) return;
        asked = typed;
        const answer = await fetch(`${box.dataset.offers}?q=${encodeURIComponent(typed)}`).catch(() => null);
        if (!answer || !answer.ok || asked !== typed) return;
        const [, offers] = await answer.json();
        list.replaceChildren(...offers.map((offer) => new Option(offer, offer)));
      }, 200);
    });
  });
  // Published pages for what is being written; without script they come with the next page.
  document.querySelectorAll("[data-answers]").forEach((place) => {
    const box = document.getElementById(place.dataset.of);
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    if (!box || !token) return;
    let waiting = 0;
    let asked = box.value.trim();
    box.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(async () => {
        const text = box.value.trim();
        if (text.length < 2 || text === asked) return;
        asked = text;
        const body = new URLSearchParams({ text });
        const headers = { "X-CSRFToken": token.value };
        const answer = await fetch(place.dataset.answers, { method: "POST", body, headers }).catch(() => null);
        if (answer && answer.ok && asked === text) place.innerHTML = await answer.text();
      }, 500);
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
