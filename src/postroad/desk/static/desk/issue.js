// Makes the page quicker by keyboard; without it every act is a button.
(() => {
  "use strict";

  const moving = (event) => event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;

  document.addEventListener("keydown", (event) => {
    // Alt+↑ and Alt+↓ move what is open, unless a list of choices has the focus.
    if (moving(event) && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      if (event.target instanceof HTMLSelectElement) return;
      const way = event.key === "ArrowUp" ? "up" : "down";
      const button = document.querySelector(`.movers button[value="${way}"]:not([disabled])`);
      if (button && !unsaved()) {
        event.preventDefault();
        button.click();
      }
    }
    // Ctrl+S (or ⌘S) saves what is being written.
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      const form = document.querySelector("form[data-save]");
      if (form) {
        event.preventDefault();
        form.requestSubmit();
      }
    }
  });

  const form = document.querySelector("form[data-save]");
  const before = form ? said(form) : "";
  let leaving = false;
  form?.addEventListener("submit", () => { leaving = true; });

  function said(one) {
    return new URLSearchParams(new FormData(one)).toString();
  }

  function unsaved() {
    return form !== null && said(form) !== before;
  }

  // What was written and not saved is not lost without a question.
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && unsaved()) event.preventDefault();
  });

  // The part that is open stands in view in the outline.
  document.querySelector(".outline [aria-current]")?.scrollIntoView({ block: "nearest" });
})();
