/* The logging page of a meeting: Enter in the petition's field, or Ctrl and Enter anywhere in the form, logs it.
   Without this file the button does the same. */
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.key !== "Enter" || event.isComposing || event.shiftKey || event.altKey) return;
    const form = event.target.closest ? event.target.closest("form[data-entry]") : null;
    if (!form) return;
    const last = event.target.hasAttribute("data-sends");
    if (!last && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    form.requestSubmit();
  });
  /* Enter in a field before the last goes to the next one: nothing is logged half written. */
  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.key !== "Enter" || event.ctrlKey || event.isComposing) return;
    const form = event.target.closest ? event.target.closest("form[data-entry]") : null;
    if (!form || !event.target.matches("input:not([data-sends])")) return;
    event.preventDefault();
    const fields = Array.from(form.querySelectorAll("input:not([type=hidden]), select, textarea")).filter((one) => one.offsetParent);
    const next = fields[fields.indexOf(event.target) + 1];
    if (next) next.focus();
  });
})();
