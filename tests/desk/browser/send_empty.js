// Sends the form of a number with nothing in it, and without the number that lets it count.
number => {
  const form = document.querySelectorAll("main form:has(input[name=once])")[number];
  form.elements.once.remove();
  for (const one of form.querySelectorAll("input:not([type=hidden]), textarea")) {
    if (one.type === "checkbox" || one.type === "radio") one.checked = false; else one.value = "";
  }
  form.removeAttribute("target");
  const button = form.querySelector("button[type=submit]:not([formtarget])");
  form.noValidate = true;
  form.requestSubmit(button);
}
