/** What the tests of a person's account share: a server that sends mail, and people who sign in to it with a browser of their own. */
import { afterAll, beforeAll, expect } from "vitest";
import type { WorkspaceId } from "../server/core/actor.ts";
import { openSignIn } from "../server/platform/sign-in/sign-in.ts";
import { codeOf, createMember, openBrowser, PASSWORD } from "./browser.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { createWorkspace } from "./factories.ts";
import { serveOn, type TestServing } from "./serving.ts";
import { type SmtpPeer, startSmtpPeer } from "./smtp-peer.ts";

interface Opened {
  db: TestDatabase;
  serving: TestServing;
  peer: SmtpPeer;
  workspace: WorkspaceId;
  passwordHash: string;
}

/** Call it once in a test file; what it opens is there from the first test on. */
export function accountSuite() {
  let opened: Opened | undefined;
  let unique = 0;
  const it = () => {
    if (!opened) throw new Error("The suite is used within tests.");
    return opened;
  };

  beforeAll(async () => {
    const db = await createTestDatabase();
    const peer = await startSmtpPeer();
    const publicUrl = "http://team.example";
    const serving = await serveOn(db.connection.url, {
      ROLES: "web,worker",
      SMTP_URL: peer.url,
      TRUST_PROXY: "loopback",
      PUBLIC_URL: publicUrl,
    });
    const signIn = openSignIn({ pool: db.pool, secretKey: "of no account here", publicUrl });
    const passwordHash = await signIn.hashPassword(PASSWORD);
    const { id: workspace } = await createWorkspace(db.database, { name: "Acme" });
    opened = { db, serving, peer, workspace, passwordHash };
  });
  afterAll(async () => {
    await opened?.serving.close();
    await opened?.peer.close();
    await opened?.db.drop();
  });

  const fresh = (name: string): string => `${name}-${unique++}@example.com`;
  const newBrowser = () => openBrowser(it().serving.url);

  /** Makes a person a member; their id as one. */
  const join = (space: WorkspaceId, email: string, role: "owner" | "recruiter" | "viewer"): Promise<string> =>
    createMember(it().db.database, space, it().passwordHash, { email, role });

  async function person(role: "owner" | "recruiter" = "recruiter", space: WorkspaceId = it().workspace) {
    const email = fresh("person");
    await join(space, email, role);
    const browser = newBrowser();
    expect((await browser.signIn(email, PASSWORD)).status).toBe(200);
    return { email, browser };
  }

  /** Turns the second factor on, as the account page does. */
  async function withFactor(space: WorkspaceId = it().workspace, role: "owner" | "recruiter" = "recruiter") {
    const { email, browser } = await person(role, space);
    const enabled = await browser.auth("/two-factor/enable", { password: PASSWORD });
    expect(enabled.status).toBe(200);
    const uri: string = enabled.body.totpURI;
    expect((await browser.auth("/two-factor/verify-totp", { code: codeOf(uri) })).status).toBe(200);
    return { email, browser, uri, backupCodes: enabled.body.backupCodes as string[] };
  }

  const signedIn = async (browser: ReturnType<typeof openBrowser>): Promise<boolean> =>
    (await browser.call("GET", "/account")).status === 200;

  const resetTokens = (email: string): string[] =>
    it()
      .peer.received.map((mail) =>
        String(mail)
          .replace(/=\r?\n/g, "")
          .replaceAll("=3D", "="),
      )
      .filter((mail) => mail.includes(email))
      .flatMap((mail) => /reset-password\?token=([\w-]+)/.exec(mail)?.[1] ?? []);

  return {
    get database() {
      return it().db.database;
    },
    get url() {
      return it().serving.url;
    },
    get received() {
      return it().peer.received;
    },
    get workspace() {
      return it().workspace;
    },
    fresh,
    newBrowser,
    join,
    person,
    withFactor,
    signedIn,
    resetTokens,
  };
}
