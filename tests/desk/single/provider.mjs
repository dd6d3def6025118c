// An OpenID Connect provider for the test beside this file: panva's oidc-provider, with its own
// pages for signing in, two people, and one client. Arguments: port, client, secret, where back to.
import Provider from "oidc-provider";

const [port, client, secret, back] = process.argv.slice(2);
const people = {
  known: { email: "Client.Manager@demo.example", email_verified: true },
  unverified: { email: "client.manager@demo.example", email_verified: false },
  stranger: { email: "stranger@demo.example", email_verified: true },
};

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{ client_id: client, client_secret: secret, redirect_uris: [back] }],
  claims: { email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["a key of this test only"] },
  pkce: { required: () => true },
  findAccount: async (_, id) => people[id] && { accountId: id, claims: async () => ({ sub: id, ...people[id] }) },
});
provider.listen(Number(port), "localhost", () => console.log("ready"));
