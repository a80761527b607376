"use strict";

// Each of these buttons shows, or hides again, the password in the field that it controls. They are hidden in the page,
// since without this script they do nothing.
for (const button of document.querySelectorAll("button.show")) {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.addEventListener("click", () => show(field.type === "password"));
  // A browser may keep what is sent from a field of text, and offer it to the next person.
  field.form.addEventListener("submit", () => show(false));
  button.hidden = false;
}
