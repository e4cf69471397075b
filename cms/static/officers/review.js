/* The review screen's keys, saving without a reload, zoom and drawing. Each of these has a plain form or link beside it. */
(() => {
  "use strict";
  const { Controller } = window.StimulusModule;
  const GROUND_KEYS = { 1: "G1", 2: "G2", 3: "G3", 4: "G4", 5: "G5A", 6: "G6", 7: "G7", 8: "G8" };
  const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
  const SMALLEST_DRAWN_PX = 5;
  const IDLE_MS = 10 * 60 * 1000;

  class ReviewController extends Controller {
    static targets = ["body", "group", "place", "box", "sheet", "zoom", "left", "status", "keys", "drawForm", "drawToggle", "presence"];
    static values = { version: Number, presence: String, words: Object };

    connect() {
      this.onKey = this.key.bind(this);
      window.addEventListener("keydown", this.onKey, true);
      this.onPop = () => this.swap(window.location.href, { push: false });
      window.addEventListener("popstate", this.onPop);
      this.beat = window.setInterval(() => this.lookAround(), 15000);
      this.lastAct = Date.now();
      this.onAct = () => { this.lastAct = Date.now(); };
      for (const kind of ["keydown", "pointerdown"]) window.addEventListener(kind, this.onAct, true);
      this.element.classList.add("is-live");
    }

    disconnect() {
      window.removeEventListener("keydown", this.onKey, true);
      window.removeEventListener("popstate", this.onPop);
      window.clearInterval(this.beat);
      for (const kind of ["keydown", "pointerdown"]) window.removeEventListener(kind, this.onAct, true);
    }

    word(name) { return this.wordsValue[name] || name; }

    say(text) { this.statusTarget.textContent = text; }

    /* Saving */

    send(event) {
      event.preventDefault();
      const button = event.submitter;
      const body = new FormData(event.target);
      if (button && button.name) body.set(button.name, button.value);
      this.post(event.target.action, body);
    }

    changeGround(event) {
      const form = event.target.form;
      const pressed = form.querySelector(`[data-og-for="${event.target.name}"][aria-pressed="true"][value^="hide"]`);
      const button = pressed || form.querySelector(`[data-og-for="${event.target.name}"][value^="hide"]`);
      if (pressed) form.requestSubmit(button);
    }

    async post(address, body) {
      body.set("version", this.versionValue);
      this.say(this.word("saving"));
      let reply;
      try {
        reply = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
      } catch {
        this.say(this.word("offline"));
        return false;
      }
      if (reply.redirected || !(reply.headers.get("Content-Type") || "").includes("json")) {
        this.say(this.word("signedOut"));
        return false;
      }
      const answer = await reply.json();
      if (!reply.ok) {
        this.say(answer.message);
        if (answer.reload) await this.swap(window.location.href, { push: false, keepStatus: true });
        return false;
      }
      if (answer.reload) await this.swap(window.location.href, { push: false });
      else this.apply(answer);
      this.say(answer.message);
      return true;
    }

    apply(answer) {
      this.versionValue = answer.version;
      for (const field of this.element.querySelectorAll("input[name=version]")) field.value = answer.version;
      for (const item of this.placeTargets) this.show(item, answer.places[item.dataset.id]);
      for (const item of this.boxTargets) this.show(item, answer.places[item.dataset.id]);
      for (const item of this.groupTargets) this.show(item, answer.groups[item.dataset.key]);
      for (const link of this.element.querySelectorAll("[data-og-page-state]")) {
        const state = answer.pages[link.dataset.ogPageState];
        if (state) { link.className = `og-word og-word--${state.look}`; link.textContent = state.word; }
      }
      for (const left of this.leftTargets) {
        left.textContent = answer.left_words;
        left.className = `og-left og-word og-word--${answer.left ? "open" : "done"}`;
      }
    }

    show(item, now) {
      if (!now) return;
      item.dataset.standing = now.standing;
      const word = item.querySelector(":scope > .og-group__head > .og-word, :scope > .og-place__head > .og-word");
      if (word) { word.className = `og-word og-word--${now.standing}`; word.textContent = now.word; }
      if (item.matches("a")) { item.setAttribute("aria-label", now.label || item.getAttribute("aria-label")); return; }
      const row = item.querySelector(".og-choose");
      if (!row) return;
      for (const button of row.querySelectorAll("button[aria-pressed]")) {
        const means = button.value.startsWith("hide") ? "remove" : "keep";
        button.setAttribute("aria-pressed", String(means === now.standing));
      }
      const select = row.querySelector("select");
      if (select && now.ground) select.value = now.ground;
    }

    async swap(address, { push = true, keepStatus = false, select = null } = {}) {
      const lists = this.element.querySelector(".og-found__scroll");
      const at = lists ? lists.scrollTop : 0;
      let text;
      try {
        const reply = await fetch(address, { credentials: "same-origin" });
        if (!reply.ok || reply.redirected) { window.location.assign(address); return; }
        text = await reply.text();
      } catch {
        this.say(this.word("offline"));
        return;
      }
      const fresh = new DOMParser().parseFromString(text, "text/html").querySelector('[data-controller="og-review"]');
      if (!fresh) { window.location.assign(address); return; }
      const now = this.currentId;
      this.bodyTarget.replaceWith(document.adoptNode(fresh.querySelector('[data-og-review-target="body"]')));
      this.versionValue = Number(fresh.dataset.ogReviewVersionValue);
      if (push === "replace") window.history.replaceState({}, "", address);
      else if (push) window.history.pushState({}, "", address);
      const again = this.element.querySelector(".og-found__scroll");
      if (again) again.scrollTop = at;
      this.zoomTo(this.zoomNow || 1);
      if (!keepStatus) this.say("");
      if (select) this.pick(select); else if (now) this.pick(now, { scroll: false });
    }

    follow(event) {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      this.swap(event.currentTarget.href);
    }

    async lookAround() {
      // A screen nobody touches must not keep its session alive.
      if (document.hidden || !this.presenceValue || Date.now() - this.lastAct > IDLE_MS) return;
      let reply;
      try {
        reply = await fetch(this.presenceValue, { headers: { Accept: "application/json" }, credentials: "same-origin" });
      } catch { return; }
      if (!reply.ok || reply.redirected) return;
      const answer = await reply.json();
      for (const line of this.presenceTargets) { line.textContent = answer.notice; line.hidden = !answer.notice; }
      if (answer.version !== this.versionValue) this.swap(window.location.href, { push: false });
    }

    /* Where one is */

    get currentId() {
      const place = this.placeTargets.find((item) => item.classList.contains("is-current"));
      return place ? place.dataset.id : null;
    }

    pick(id, { scroll = true } = {}) {
      for (const item of [...this.placeTargets, ...this.boxTargets]) item.classList.toggle("is-current", item.dataset.id === id);
      const place = this.placeTargets.find((item) => item.dataset.id === id);
      for (const group of this.groupTargets) group.classList.toggle("is-current", Boolean(place) && group.contains(place));
      const box = this.boxTargets.find((item) => item.dataset.id === id);
      if (!scroll) return;
      if (place) {
        const details = place.closest("details");
        if (details) details.open = true;
        place.scrollIntoView({ block: "nearest" });
        place.focus({ preventScroll: true });
      }
      if (box) box.scrollIntoView({ block: "center", inline: "nearest" });
    }

    pickBox(event) {
      event.preventDefault();
      const id = event.currentTarget.dataset.id;
      this.queue(() => this.find(id));
    }

    /* A place by its box; a long list may not hold it yet. */
    find(id) {
      const box = this.boxTargets.find((item) => item.dataset.id === id);
      const listed = this.placeTargets.some((item) => item.dataset.id === id);
      return listed || !box ? this.pick(id) : this.swap(box.href, { push: "replace", select: id, keepStatus: true });
    }

    pickPlace(event) {
      if (event.target.closest("a, button, select, summary, input")) return;
      const place = event.currentTarget;
      this.queue(() => this.goTo(place));
    }

    async goTo(place) {
      const page = Number(place.dataset.page);
      const shown = Number(this.bodyTarget.dataset.page);
      if (page === shown) { this.pick(place.dataset.id); return; }
      const link = this.element.querySelector(`.og-pages a[data-page="${page}"]`);
      await this.swap(link ? link.href : `?page=${page}`, { select: place.dataset.id, keepStatus: true });
    }

    ordered() {
      const number = (item) => Number(item.dataset.page) * 100000 + Number(item.dataset.order);
      return [...this.placeTargets].sort((a, b) => number(a) - number(b));
    }

    next() {
      const places = this.ordered();
      const from = places.findIndex((item) => item.dataset.id === this.currentId);
      const turned = [...places.slice(from + 1), ...places.slice(0, from + 1)];
      const open = turned.find((item) => item.dataset.standing === "open");
      if (open) return this.goTo(open);
      return this.say(this.word("noneLeft"));
    }

    step(by) {
      const listed = this.ordered().filter((item) => item.dataset.page === this.bodyTarget.dataset.page);
      const seen = this.boxTargets.length ? this.boxTargets : listed;
      const ids = [...new Set(seen.map((item) => item.dataset.id))];
      if (!ids.length) return null;
      const from = ids.indexOf(this.currentId);
      return this.find(ids[(Math.max(from, by > 0 ? -1 : 0) + by + ids.length) % ids.length]);
    }

    async decide(verb, whole) {
      const place = this.placeTargets.find((item) => item.dataset.id === this.currentId);
      if (!place) { this.say(this.word("pickFirst")); return; }
      const holder = whole ? place.closest('[data-og-review-target="group"]') : place;
      const button = [...holder.querySelectorAll("button")].find((item) => item.value.startsWith(`${verb} `));
      if (!button) return;
      const wasOpen = place.dataset.standing === "open";
      const body = new FormData(button.form);
      body.set(button.name, button.value);
      if (await this.post(button.form.action, body) && wasOpen) await this.next();
    }

    /* Enter: an undecided place is hidden, the safe way; anywhere else it leads on to the next undecided one. */
    take() {
      const place = this.placeTargets.find((item) => item.dataset.id === this.currentId);
      return place && place.dataset.standing === "open" ? this.decide("hide", false) : this.next();
    }

    ground(key, whole) {
      const place = this.placeTargets.find((item) => item.dataset.id === this.currentId);
      const holder = whole && place ? place.closest('[data-og-review-target="group"]') : place;
      const select = holder && holder.querySelector("select");
      if (!select) return this.say(this.word("pickFirst"));
      select.value = GROUND_KEYS[key];
      return this.decide("hide", whole);
    }

    turn(by) {
      const here = this.element.querySelector(".og-pages [aria-current]");
      const link = here && here.closest("li")[by > 0 ? "nextElementSibling" : "previousElementSibling"];
      if (link) return this.swap(link.querySelector("a").href);
      return this.say(this.word(by > 0 ? "lastPage" : "firstPage"));
    }

    /* Keys: none works while something is being typed, and none with Ctrl, Alt or Command. */

    key(event) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.target.closest("input:not([type=hidden]), select, textarea, dialog[open], [contenteditable]")) return;
      const act = this.keyed(event.key, event.code, event.shiftKey);
      if (!act) return;
      // Wagtail's own "[" and "?" would open its sidebar and its list of keys.
      event.preventDefault();
      event.stopImmediatePropagation();
      this.queue(act);
    }

    /* One after the other: what is pressed while a page loads waits for it. */
    queue(act) {
      this.acts = (this.acts || Promise.resolve()).then(act).catch(() => this.say(this.word("offline")));
    }

    keyed(key, code, shift) {
      const onButton = document.activeElement.matches("button, a, summary");
      const scrolls = document.activeElement.matches(".og-desk, .og-found__scroll, .og-pages");
      const digit = /^(?:Digit|Numpad)([1-8])$/.exec(code);
      if (digit) return () => this.ground(digit[1], shift);
      switch (code) {
        case "KeyN": return () => this.next();
        case "KeyH": return () => this.decide("hide", shift);
        case "KeyK": return () => this.decide("keep", shift);
        case "KeyU": return () => this.press("undo");
        case "KeyI": return () => this.press("images");
        case "KeyD": return () => this.toggleDrawing();
        default:
      }
      switch (key) {
        case "[": return () => this.turn(-1);
        case "]": return () => this.turn(1);
        case "+": case "=": return () => this.zoomBy(1);
        case "-": case "−": return () => this.zoomBy(-1);
        case "?": return () => this.keysTarget.showModal();
        case "ArrowDown": return scrolls ? null : () => this.step(1);
        case "ArrowUp": return scrolls ? null : () => this.step(-1);
        case "Delete": return () => this.decide("delete", false);
        case "Enter": return onButton ? null : () => this.take();
        default: return null;
      }
    }

    press(name) {
      const button = this.element.querySelector(`[data-og-press="${name}"]`);
      if (!button) return this.say(this.word(name === "undo" ? "nothingToUndo" : "noImages"));
      const body = new FormData(button.form);
      body.set(button.name, button.value);
      return this.post(button.form.action, body);
    }

    openKeys() { this.keysTarget.showModal(); }
    closeKeys() { this.keysTarget.close(); }

    /* Zoom */

    zoomTo(factor) {
      this.zoomNow = factor;
      for (const sheet of this.element.querySelectorAll(".og-sheet")) sheet.style.setProperty("--og-zoom", factor);
      for (const output of this.zoomTargets) output.textContent = `${Math.round(factor * 100)}%`;
    }

    zoomBy(direction) {
      const at = ZOOMS.findIndex((factor) => factor >= (this.zoomNow || 1));
      this.zoomTo(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + direction))]);
    }

    zoomIn() { this.zoomBy(1); }
    zoomOut() { this.zoomBy(-1); }

    /* Drawing */

    toggleDrawing() {
      if (!this.hasSheetTarget) return;
      const on = this.sheetTarget.classList.toggle("is-drawing");
      for (const button of this.drawToggleTargets) button.setAttribute("aria-pressed", String(on));
      this.say(this.word(on ? "drawing" : "notDrawing"));
    }

    startDraw(event) {
      const touch = event.pointerType !== "mouse";
      if (!this.hasDrawFormTarget || event.button || event.target.closest(".og-box, .og-hint") || (touch && !this.sheetTarget.classList.contains("is-drawing"))) return;
      event.preventDefault();
      const frame = this.sheetTarget.getBoundingClientRect();
      const share = (at) => [
        Math.min(1, Math.max(0, (at.clientX - frame.left) / frame.width)),
        Math.min(1, Math.max(0, (at.clientY - frame.top) / frame.height)),
      ];
      const from = share(event);
      const draft = document.createElement("div");
      draft.className = "og-box is-draft";
      this.sheetTarget.append(draft);
      const move = (at) => {
        const to = share(at);
        draft.style.left = `${Math.min(from[0], to[0]) * 100}%`;
        draft.style.top = `${Math.min(from[1], to[1]) * 100}%`;
        draft.style.width = `${Math.abs(to[0] - from[0]) * 100}%`;
        draft.style.height = `${Math.abs(to[1] - from[1]) * 100}%`;
      };
      const end = (at) => {
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", end);
        draft.remove();
        const to = share(at);
        const small = Math.min(Math.abs(to[0] - from[0]) * frame.width, Math.abs(to[1] - from[1]) * frame.height);
        if (small >= SMALLEST_DRAWN_PX) this.draw(from, to);
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", end);
    }

    draw(from, to) {
      const form = this.drawFormTarget;
      const body = new FormData(form);
      body.set("do", "draw");
      ["left", "top"].forEach((name, axis) => body.set(name, (Math.min(from[axis], to[axis]) * 100).toFixed(3)));
      ["right", "bottom"].forEach((name, axis) => body.set(name, (Math.max(from[axis], to[axis]) * 100).toFixed(3)));
      this.post(form.action, body);
    }
  }

  window.wagtail.app.register("og-review", ReviewController);
})();
