// Narrows the lists of the first page to what is typed; nothing is sent anywhere.
"use strict";
(() => {
  const form = document.querySelector(".find");
  const box = document.getElementById("find");
  const found = document.getElementById("found");
  if (!form) return;
  const entries = Array.from(document.querySelectorAll("[data-find]"));
  const groups = Array.from(document.querySelectorAll(".place-policies"));
  const places = Array.from(document.querySelectorAll("[data-place]"));

  /** Words apart, full and half width alike. */
  const words = (written) => written.normalize("NFKC").toLowerCase().split(/[\s、,;]+/).filter(Boolean);

  function narrow() {
    const wanted = words(box.value);
    entries.forEach((entry) => {
      const told = entry.dataset.find.normalize("NFKC").toLowerCase();
      entry.hidden = !wanted.every((word) => told.includes(word));
    });
    groups.forEach((group) => {
      group.hidden = !group.querySelector("[data-find]:not([hidden])");
    });
    places.forEach((place) => {
      if (place.dataset.place === box.value) place.setAttribute("aria-current", "true");
      else place.removeAttribute("aria-current");
    });
    const left = entries.filter((entry) => !entry.hidden).length;
    if (wanted.length === 0) found.textContent = "";
    else found.textContent = left > 0 ? `找到 ${left} 项，列在下面` : "没有找到；换一个词，或者少写几个词";
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", narrow);
  places.forEach((place) => {
    place.addEventListener("click", (event) => {
      event.preventDefault();
      box.value = place.getAttribute("aria-current") ? "" : place.dataset.place;
      narrow();
      const first = entries.find((entry) => !entry.hidden);
      if (box.value && first) first.closest(".place-policies").scrollIntoView({ block: "start" });
    });
  });
})();
