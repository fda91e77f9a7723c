// The quick exit leaves nothing to go back to, and Escape takes it. Without this script it is a plain link.
const exit = document.querySelector(".quick-exit");
if (exit) {
  const go = () => window.location.replace(exit.href);
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") go();
  });
}
