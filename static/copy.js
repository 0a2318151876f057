// Shows the copy buttons where the browser can copy, and makes them work. Without it the text can be selected.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    const status = button.closest(".cite").querySelector("[data-copied]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent.trim());
      status.textContent = button.dataset.told;
      button.textContent = button.dataset.done;
    });
  }
}
