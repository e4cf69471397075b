/* Starts Wagtail's calendars, which Wagtail itself starts by a script written into the page. */
(() => {
  "use strict";
  const STARTS = ["initDateChooser", "initDateTimeChooser", "initTimeChooser"];

  class DatesController extends window.StimulusModule.Controller {
    static values = { start: String, id: String, config: Object };

    connect() { if (STARTS.includes(this.startValue)) window[this.startValue]?.(this.idValue, this.configValue); }
  }

  window.wagtail.app.register("og-dates", DatesController);
})();
