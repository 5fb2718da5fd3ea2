/* Lists by keyboard: with the focus in a table marked data-rows-keys, the arrows go to the same place of the next row. */
(function () {
  "use strict";
  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const cell = event.target.closest ? event.target.closest("[data-rows-keys] tbody td") : null;
    if (!cell || event.target.matches("select, textarea, input:not([type=checkbox])")) return;
    const rows = Array.from(document.querySelectorAll("[data-rows-keys] tbody tr"));
    const row = cell.parentElement;
    const next = rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
    const place = next && next.cells[cell.cellIndex];
    const control = place && place.querySelector("a, input, summary, button");
    if (!control) return;
    event.preventDefault();
    control.focus();
  });
})();
