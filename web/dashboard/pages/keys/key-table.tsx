/** The keys of the workspace, one row each, with what can be done to one. */
import type { ApiKey } from "../../../../shared/native.ts";
import { MoreSign } from "../../../ui/icons.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { StateWord } from "../../../ui/state-word.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { Time } from "../../../ui/time.tsx";
import { keyState, scopeWords } from "./key-words.ts";

export interface KeyActions {
  onEdit: (key: ApiKey) => void;
  onRotate: (key: ApiKey) => void;
  onEndPrevious: (key: ApiKey) => void;
  onSwitch: (key: ApiKey) => void;
  onRevoke: (key: ApiKey) => void;
}

function Name({ apiKey }: { apiKey: ApiKey }) {
  return (
    <>
      <span className="block min-w-36 font-medium wrap-anywhere">{apiKey.name}</span>
      <code className="block font-mono text-13 whitespace-nowrap text-text-quiet">{apiKey.masked}</code>
      {apiKey.environment === "test" ? <span className="block text-13 text-text-quiet">Test key</span> : null}
      {apiKey.description ? (
        <span className="mt-0.5 block text-13 wrap-anywhere text-text-quiet">{apiKey.description}</span>
      ) : null}
    </>
  );
}

function LastUse({ apiKey }: { apiKey: ApiKey }) {
  if (!apiKey.lastUsedAt) return <span className="text-text-quiet">Never</span>;
  return (
    <>
      <Time at={apiKey.lastUsedAt} />
      {apiKey.lastUsedIp ? (
        <span className="block text-13 wrap-anywhere text-text-quiet">from {apiKey.lastUsedIp}</span>
      ) : null}
    </>
  );
}

/** Shown while two secrets work, so that somebody sees whether the old one can be ended. */
function OldSecret({ apiKey: { previousSecret } }: { apiKey: ApiKey }) {
  if (!previousSecret) return null;
  return (
    <span className="mt-1 block text-13 text-text-quiet">
      Old secret works until <Time at={previousSecret.until} />,{" "}
      {previousSecret.lastUsedAt ? (
        <>
          last used <Time at={previousSecret.lastUsedAt} />
          {previousSecret.lastUsedIp ? ` from ${previousSecret.lastUsedIp}` : ""}
        </>
      ) : (
        "not used since"
      )}
    </span>
  );
}

function MayDo({ apiKey }: { apiKey: ApiKey }) {
  return (
    <>
      {scopeWords(apiKey.scopes).map((words) => (
        <span key={words} className="mb-1 block text-13">
          {words}
        </span>
      ))}
      {apiKey.requestsPerMinute === null ? null : (
        <span className="block text-13 text-text-quiet">
          {apiKey.requestsPerMinute.toLocaleString()} requests a minute at most
        </span>
      )}
    </>
  );
}

function State({ apiKey, now }: { apiKey: ApiKey; now: Date }) {
  const { words, tone, title } = keyState(apiKey, now);
  return (
    <span title={title}>
      <StateWord tone={tone}>{words}</StateWord>
      {apiKey.expiresAt ? (
        <span className="block text-13 whitespace-nowrap text-text-quiet">
          {words === "Expired" ? "on" : "until"} <Time at={apiKey.expiresAt} show="day" />
        </span>
      ) : (
        <span className="block text-13 whitespace-nowrap text-text-quiet">does not expire</span>
      )}
      <OldSecret apiKey={apiKey} />
    </span>
  );
}

export function KeyTable({ apiKeys, now, actions }: { apiKeys: readonly ApiKey[]; now: Date; actions: KeyActions }) {
  const columns: Column<ApiKey>[] = [
    { key: "name", head: "Key", naming: true, cell: (apiKey) => <Name apiKey={apiKey} /> },
    { key: "state", head: "State", cell: (apiKey) => <State apiKey={apiKey} now={now} /> },
    {
      key: "scopes",
      head: "May do",
      cell: (apiKey) => <MayDo apiKey={apiKey} />,
    },
    { key: "used", head: "Last used", cell: (apiKey) => <LastUse apiKey={apiKey} /> },
    {
      key: "created",
      head: "Created",
      cell: (apiKey) => (
        <>
          <Time at={apiKey.createdAt} show="day" />
          <span className="block text-13 text-text-quiet">by {apiKey.createdBy}</span>
        </>
      ),
    },
    {
      key: "actions",
      head: "Actions",
      headHidden: true,
      cell: (apiKey) => (
        <Menu
          label={`Actions for ${apiKey.name}`}
          look="plain"
          actions={[
            { label: "Edit", onSelect: () => actions.onEdit(apiKey) },
            { label: "Rotate", onSelect: () => actions.onRotate(apiKey) },
            ...(apiKey.previousSecret
              ? [{ label: "End the old secret", onSelect: () => actions.onEndPrevious(apiKey) }]
              : []),
            {
              label: apiKey.status === "active" ? "Deactivate" : "Activate",
              onSelect: () => actions.onSwitch(apiKey),
            },
            { label: "Revoke", bad: true, onSelect: () => actions.onRevoke(apiKey) },
          ]}
        >
          <MoreSign />
        </Menu>
      ),
    },
  ];
  return <Table caption="API keys" columns={columns} rows={apiKeys} rowKey={(apiKey) => apiKey.id} />;
}
