/* Progress without reloading the whole screen, and files dropped on the upload form. */
(() => {
  "use strict";
  const { Controller } = window.StimulusModule;
  const EVERY_MS = 2000;
  const LONGEST_MS = 20 * 60 * 1000;

  class ProgressController extends Controller {
    static values = { url: String, state: String };

    connect() { this.since = Date.now(); this.timer = window.setInterval(() => this.look(), EVERY_MS); }
    disconnect() { window.clearInterval(this.timer); }

    async look() {
      // A screen nobody touches must not keep its session alive.
      if (document.hidden || Date.now() - this.since > LONGEST_MS) return;
      let reply;
      try {
        reply = await fetch(this.urlValue, { credentials: "same-origin" });
      } catch { return; }
      if (!reply.ok || reply.redirected) return;
      const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector('[data-controller="og-progress"]');
      // Another state has other buttons and tabs: then the whole screen is loaded again.
      if (!fresh || fresh.dataset.ogProgressStateValue !== this.stateValue) { window.location.reload(); return; }
      this.element.replaceChildren(...fresh.childNodes);
    }
  }

  class DropController extends Controller {
    static targets = ["input", "names"];

    over(event) { event.preventDefault(); this.element.classList.add("is-over"); }
    leave() { this.element.classList.remove("is-over"); }
    drop(event) {
      event.preventDefault();
      this.leave();
      this.inputTarget.files = event.dataTransfer.files;
      this.list();
    }

    list() {
      this.namesTarget.replaceChildren(
        ...[...this.inputTarget.files].map((file) => {
          const line = document.createElement("li");
          line.textContent = `${file.name} (${(file.size / 1048576).toFixed(1)}MB)`;
          return line;
        }),
      );
    }
  }

  window.wagtail.app.register("og-progress", ProgressController);
  window.wagtail.app.register("og-drop", DropController);
})();
