// Copies the message; the button is there only where the browser can copy.

const button = /** @type {HTMLButtonElement | null} */ (document.getElementById("copy"));
const message = document.getElementById("message");
const copied = document.getElementById("copied");

if (button && message && copied && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(message.textContent ?? "");
    copied.textContent = button.dataset["copied"] ?? "";
  });
}
