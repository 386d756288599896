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
    expect(readConfig({ PORT: "", DATABASE_URL: "", SMTP_URL: "" })).toMatchObject({
      port: 3000,
      databaseUrl: null,
      smtpUrl: null,
    });
  });

  it("are read in their forms", () => {
    expect(
      readConfig({
        PORT: "0",
        PUBLIC_URL: "https://x.example/",
        ROLES: "worker",
        MAIL_FROM: "a@b.example",
        ALLOW_PRIVATE_TARGETS: "1",
      }),
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

  it("take addresses of every kind that works", () => {
    const settings = {
      PUBLIC_URL: "http://localhost:8080/",
      DATABASE_URL: "postgresql://someone@/greenroom?host=/tmp/socket",
      FILES_URL: "s3://bucket/prefix?endpoint=http://127.0.0.1:9000&accessKeyId=a&secretAccessKey=b",
      SMTP_URL: "smtps://user:p%40ss@mail.example.com:465",
      TRUST_PROXY: "127.0.0.1, 10.0.0.0/8, ::1",
    };
    expect(readConfig(settings)).toMatchObject({
      publicUrl: "http://localhost:8080",
      databaseUrl: settings.DATABASE_URL,
      filesUrl: settings.FILES_URL,
      smtpUrl: settings.SMTP_URL,
      trustProxy: settings.TRUST_PROXY,
    });
  });

  it.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["PUBLIC_URL", "interviews.example.com"],
    ["PUBLIC_URL", "https://example.com/interviews"],
    ["PUBLIC_URL", "ftp://example.com"],
    ["DATABASE_URL", "mysql://hidden@host/db"],
    ["DATABASE_URL", "postgres://someone:hid#den@host/db"],
    ["FILES_URL", "https://hidden.example.com"],
    ["FILES_URL", "s3://"],
    ["FILES_URL", "s3://bucket?secretAccessKey=hidden"],
    ["FILES_URL", "s3://bucket?endpoint=hidden"],
    ["SMTP_URL", "hidden"],
    ["SMTP_URL", "smtp://"],
    ["TRUST_PROXY", "banana"],
    ["RATE_LIMIT", "-1"],
    ["ALLOW_PRIVATE_TARGETS", "maybe"],
    ["LOG_LEVEL", "loud"],
  ])("refuse %s=%s in words, without repeating it", (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(new RegExp(`^Some settings can not be used:\n {2}${name} (is|has) `));
    expect(read).not.toThrow(/hidden/);
  });

  it("name a setting once, however much is wrong with it", () => {
    expect(() => readConfig({ ROLES: "cook,boss" })).toThrow(/^[^\n]*\n {2}ROLES is web[^\n]*\nSee docs/);
  });
});
