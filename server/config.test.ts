import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

describe("the settings", () => {
  it("have a default each", () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      dataDir: "./data",
      rateLimit: 600,
      allowPrivateTargets: false,
      roles: ["web", "worker"],
      mailFrom: { name: "Greenroom", email: "greenroom@localhost" },
    });
  });

  it("take an empty variable for one that is not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "", SMTP_URL: "" })).toMatchObject({ port: 3000, databaseUrl: null, smtpUrl: null });
  });

  it("are read in their forms", () => {
    expect(
      readConfig({ PORT: "0", PUBLIC_URL: "https://x.example/", ROLES: "worker", MAIL_FROM: "a@b.example", ALLOW_PRIVATE_TARGETS: "1" }),
    ).toMatchObject({
      port: 0,
      publicUrl: "https://x.example",
      roles: ["worker"],
      mailFrom: { name: "", email: "a@b.example" },
      allowPrivateTargets: true,
    });
  });

  it("name every one that can not be used", () => {
    const read = () => readConfig({ PORT: "http", ROLES: "boss", MAIL_FROM: "nobody", SECRET_KEY: "short" });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/PORT[\s\S]*MAIL_FROM[\s\S]*SECRET_KEY[\s\S]*ROLES/);
  });
});
