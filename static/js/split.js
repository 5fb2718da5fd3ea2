/* Taking wishes apart: what is marked in the petition above goes, as a paragraph of its own, into the field below. */
(function () {
  "use strict";
  document.querySelectorAll("[data-needs-split]").forEach((one) => { one.hidden = false; });
  document.querySelectorAll("[data-take-marked]").forEach(function (button) {
    /* The button must not take the marking away before it is read. */
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", function () {
      const field = document.querySelector(button.dataset.takeMarked);
      const marked = window.getSelection();
      const words = marked ? marked.toString().trim() : "";
      const quoted = marked && marked.anchorNode && marked.anchorNode.parentElement.closest(".words");
      if (!field || !words || !quoted) return;
      field.value = field.value.trim() ? field.value.trim() + "\n\n" + words : words;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      marked.removeAllRanges();
    });
  });
})();
