// Lets a keyboard fly through the leads; without it every act is a link, a tick or a button.
(() => {
  "use strict";

  const rows = () => [...document.querySelectorAll(".lead")];
  const keys = document.querySelector(".keys");
  if (keys) keys.hidden = false;

  const first = (row) => row.querySelector("input[type=checkbox]") ?? row.querySelector("a, button");
  const here = () => document.activeElement?.closest(".lead") ?? null;

  function go(step) {
    const all = rows();
    const now = all.indexOf(here());
    const next = all[Math.min(Math.max(now + step, 0), all.length - 1)];
    if (next) first(next)?.focus();
  }

  // What is put aside goes at once; the page stays where it is.
  async function putAside(row) {
    const form = row.querySelector(".lead__aside");
    if (!form) return;
    const all = rows();
    const next = all[all.indexOf(row) + 1] ?? all[all.indexOf(row) - 1];
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "fetch" },
    }).catch(() => null);
    if (answer?.ok) {
      row.remove();
      if (next) first(next)?.focus();
      if (!rows().length) location.reload();
    } else {
      form.submit();
    }
  }

  const acts = {
    j: () => go(1),
    k: () => go(-1),
    x: (row) => row?.querySelector("input[type=checkbox]")?.click(),
    o: (row) => row?.querySelector(".lead__title a")?.click(),
    e: (row) => row && putAside(row),
    p: () => document.querySelector("#place")?.requestSubmit(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    // Single letters act only within the list, so that they never meet somebody's own (WCAG 2.1.4).
    const act = here() && acts[event.key];
    if (act) {
      event.preventDefault();
      act(here());
    }
  });
})();
