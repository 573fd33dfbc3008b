// Fills the choice of cameras with those that the browser knows. Without leave to use a camera it
// names none, and the choice stays as it came.

/** @returns {Promise<void>} */
async function listCameras() {
  const choice = /** @type {HTMLSelectElement | null} */ (document.getElementById("camera"));
  const name = /** @type {HTMLInputElement | null} */ (document.querySelector("[name=camera_name]"));
  if (!choice || !name || !navigator.mediaDevices) return;
  const devices = await navigator.mediaDevices.enumerateDevices();
  for (const device of devices) {
    const isNew = ![...choice.options].some((option) => option.value === device.deviceId);
    if (device.kind === "videoinput" && device.label && isNew) {
      choice.add(new Option(device.label, device.deviceId));
    }
  }
  choice.addEventListener("change", () => {
    name.value = choice.value ? (choice.selectedOptions[0]?.text ?? "") : "";
  });
}

void listCameras();
