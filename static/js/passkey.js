// Ties the library's passkey ceremonies to our forms: form[data-passkey="login|authenticate|add"].
(() => {
  "use strict";

  const ceremonies = () => window.allauth.webauthn.forms;
  const starts = {
    login: () =>
      ceremonies().loginForm({ ids: { login: "passkey_login", credential: "passkey_login_credential" } }),
    authenticate: () =>
      ceremonies().authenticateForm({
        ids: { authenticate: "passkey_use", credential: "passkey_credential", data: "passkey_data" },
      }),
    add: () =>
      ceremonies().addForm({
        ids: {
          add: "passkey_add",
          credential: "passkey_credential",
          passwordless: "passkey_passwordless",
          data: "passkey_data",
        },
      }),
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => starts[form.dataset.passkey]());

  // A cancelled ceremony is no fault: say so beside the button, and leave the other ways open.
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-trouble]").forEach((words) => {
      words.hidden = false;
    });
  });
})();
