/* Writing and reading answers: words of a part or a template go into the text where the cursor stands; words marked in
   an answer become the passage of a remark. Without this file one copies them, or chooses the paragraph. */
(function () {
  "use strict";
  /* ---- Put words into the text. ---- */
  document.querySelectorAll("button[data-insert]").forEach(function (button) {
    button.hidden = false;
  });
  document.addEventListener("click", function (event) {
    const button = event.target.closest ? event.target.closest("button[data-insert]") : null;
    if (!button) return;
    event.preventDefault();
    const field = document.querySelector(button.dataset.insert);
    const pick = button.dataset.from ? document.querySelector(button.dataset.from) : null;
    const chosen = pick ? pick.selectedOptions[0] : button;
    const words = chosen ? chosen.dataset.words : "";
    if (!field || !words) return;
    const before = field.value.slice(0, field.selectionEnd).replace(/\s+$/, "");
    const after = field.value.slice(field.selectionEnd).replace(/^\s+/, "");
    const start = before ? before + "\n\n" + words : words;
    field.value = after ? start + "\n\n" + after : start;
    field.focus();
    field.setSelectionRange(start.length, start.length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  /* ---- A remark on the words that are marked in the answer. ---- */
  const read = document.querySelector("[data-passages]");
  const remark = document.querySelector("[data-remark]");
  if (!read || !remark) return;
  let marked = "";
  document.addEventListener("selectionchange", function () {
    const chosen = document.getSelection();
    const inside = chosen.rangeCount && !chosen.isCollapsed && read.contains(chosen.getRangeAt(0).commonAncestorContainer);
    if (inside) marked = chosen.toString().trim();
    else if (chosen.rangeCount && read.contains(chosen.anchorNode)) marked = "";
    remark.hidden = !marked;
  });
  remark.addEventListener("click", function () {
    const rows = Array.from(document.querySelectorAll("[data-remark-row]"));
    const row = rows.find((one) => !one.querySelector("[name$='-text']").value && !one.querySelector("[name$='-passage']").value);
    if (!row) return;
    const folded = row.closest("details");
    if (folded) folded.open = true;
    row.querySelector("[name$='-passage']").value = marked.replace(/\s+/g, " ");
    const field = row.querySelector("[name$='-text']");
    field.focus();
    field.scrollIntoView({ block: "center" });
    marked = "";
    remark.hidden = true;
  });
})();
