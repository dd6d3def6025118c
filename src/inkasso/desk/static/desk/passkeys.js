// Passkeys: a form with `data-passkey` asks the device for a credential before it is sent.
// `create` makes one, `get` shows one; the options stand in the page or at `data-options-url`.
(() => {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;

  const optionsOf = async (form) => {
    const inPage = document.getElementById("passkey-options");
    if (!form.dataset.optionsUrl) return JSON.parse(inPage.textContent);
    const answer = await fetch(form.dataset.optionsUrl, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };

  const create = async (form) => {
    const options = (await optionsOf(form)).creation_options.publicKey;
    const alone = form.elements.passwordless?.checked;
    options.authenticatorSelection = {
      ...options.authenticatorSelection,
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: Boolean(alone),
      userVerification: alone ? "required" : "preferred",
    };
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  };

  const get = async (form) => {
    const options = (await optionsOf(form)).request_options.publicKey;
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.closest("[data-needs-passkeys]")?.removeAttribute("hidden");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fault = form.querySelector("[data-passkey-fault]");
      fault.hidden = true;
      try {
        const credential = await (form.dataset.passkey === "create" ? create(form) : get(form));
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      } catch {
        fault.hidden = false;
      }
    });
  }
})();
