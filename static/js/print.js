// The button that prints; without JavaScript it is not there, and Ctrl P does the same.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
