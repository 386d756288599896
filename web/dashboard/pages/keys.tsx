/** API keys: what opens this workspace to other systems. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiKey, NewApiKey } from "../../../shared/native.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { EmptyState, Loading } from "../../ui/notes.tsx";
import { PageError } from "../page-error.tsx";
import { PageFrame } from "../page-frame.tsx";
import { sessionQuery } from "../queries.ts";
import { LatestCalls } from "./integrations/latest-calls.tsx";
import { draftOf, EMPTY_DRAFT } from "./keys/key-draft.ts";
import { KeyPanel } from "./keys/key-form.tsx";
import { KeyTable } from "./keys/key-table.tsx";
import { NewKey } from "./keys/new-key.tsx";
import { RotatePanel } from "./keys/rotate-panel.tsx";
import { SandboxSection } from "./keys/sandbox-section.tsx";
import { TestDataSection } from "./keys/test-data-section.tsx";
import { apiKeysQuery, useKeyChanges } from "./keys/use-keys.ts";

type Open =
  | { what: "nothing" }
  | { what: "create" }
  | { what: "edit" | "rotate" | "end-previous" | "revoke"; key: ApiKey };

export function KeysPage() {
  const { data: session } = useQuery(sessionQuery);
  const role = session?.member?.role;
  const list = useQuery({ ...apiKeysQuery, enabled: role === "owner" });
  const { readAgain, create, edit, rotate, endPrevious, switchKey, revoke } = useKeyChanges();
  const [open, setOpen] = useState<Open>({ what: "nothing" });
  const [created, setCreated] = useState<NewApiKey | null>(null);
  const close = () => setOpen({ what: "nothing" });
  const startCreate = () => setOpen({ what: "create" });
  const none = list.data?.length === 0;
  const sandboxed = Boolean(session?.workspace?.sandboxOf);
  if (role !== undefined && role !== "owner") return <NotYours />;
  return (
    <PageFrame
      title="API keys"
      beside="A key lets another system, such as an applicant tracking system, use this workspace. One key serves every API."
      actions={
        list.data && !none ? (
          <Button look="main" onClick={startCreate}>
            Create key
          </Button>
        ) : null
      }
    >
      {created ? (
        <NewKey
          key={created.rotatedAt ?? created.id}
          created={created}
          publicUrl={session?.publicUrl ?? location.origin}
          onPutAway={() => setCreated(null)}
        />
      ) : null}
      {list.isPending ? <Loading what="Reading the keys" /> : null}
      {list.isError ? <PageError error={list.error} again={() => void list.refetch()} /> : null}
      {none ? <NoKeys onCreate={startCreate} /> : null}
      {list.data && !none ? (
        <KeyTable
          apiKeys={list.data}
          now={new Date()}
          actions={{
            onEdit: (key) => setOpen({ what: "edit", key }),
            onRotate: (key) => setOpen({ what: "rotate", key }),
            onEndPrevious: (key) => setOpen({ what: "end-previous", key }),
            onRevoke: (key) => setOpen({ what: "revoke", key }),
            onSwitch: (key) => switchKey.mutate(key),
          }}
        />
      ) : null}
      {session && list.data ? sandboxed ? <SandboxSection /> : <TestDataSection session={session} /> : null}
      {list.data ? (
        <section aria-labelledby="latest-calls" className="mt-10">
          <h2 id="latest-calls" className="m-0 mb-1">
            Latest calls
          </h2>
          <LatestCalls />
          <p className="mt-4 mb-0 flex flex-wrap gap-x-6 leading-8">
            <a href="/reference">API reference</a>
            <a href="/problems">Problems</a>
          </p>
        </section>
      ) : null}
      {open.what === "create" ? (
        <KeyPanel
          title="New API key"
          action="Create key"
          initial={sandboxed ? { ...EMPTY_DRAFT, environment: "test" } : EMPTY_DRAFT}
          environments={sandboxed ? ["test"] : ["live", "test"]}
          onClose={close}
          onSave={async (draft) => {
            setCreated(await create(draft));
            close();
          }}
        />
      ) : null}
      {open.what === "edit" ? (
        <KeyPanel
          key={open.key.version}
          title={`Edit “${open.key.name}”`}
          action="Save"
          initial={draftOf(open.key)}
          onClose={close}
          onSave={async (draft) => {
            await edit(open.key, draft);
            close();
          }}
          onReadAgain={async () => {
            const key = await readAgain(open.key.id);
            setOpen(key ? { what: "edit", key } : { what: "nothing" });
          }}
        />
      ) : null}
      {open.what === "rotate" ? (
        <RotatePanel
          apiKey={open.key}
          onClose={close}
          onRotate={async (keepPreviousHours) => {
            setCreated(await rotate(open.key.id, keepPreviousHours));
            close();
          }}
        />
      ) : null}
      <Confirm
        open={open.what === "end-previous"}
        onClose={close}
        title={open.what === "end-previous" ? `End the old secret of “${open.key.name}”?` : "End the old secret?"}
        action="End old secret"
        bad
        busy={endPrevious.isPending}
        onConfirm={() => {
          if (open.what === "end-previous") endPrevious.mutate(open.key, { onSettled: close });
        }}
      >
        Whoever still calls with it is refused at once. The new secret goes on working.
      </Confirm>
      <Confirm
        open={open.what === "revoke"}
        onClose={close}
        title={open.what === "revoke" ? `Revoke “${open.key.name}”?` : "Revoke the key?"}
        action="Revoke key"
        bad
        busy={revoke.isPending}
        onConfirm={() => {
          if (open.what === "revoke") revoke.mutate(open.key, { onSettled: close });
        }}
      >
        The key stops working at once, everywhere it is used. This can not be taken back. To stop it for a while,
        deactivate it instead.
      </Confirm>
    </PageFrame>
  );
}

function NotYours() {
  return (
    <PageFrame title="API keys">
      <EmptyState title="Owners manage API keys">
        A key lets another system use this workspace. Ask an owner for one, and say what it is for.
      </EmptyState>
    </PageFrame>
  );
}

function NoKeys({ onCreate }: { onCreate: () => void }) {
  return (
    <EmptyState
      title="No keys yet"
      action={
        <Button look="main" onClick={onCreate}>
          Create key
        </Button>
      }
    >
      <p className="m-0">
        Create one for each system that adds candidates or reads results. You see the key once, with a call to try it.
        Then open a position and its Integrations tab: every call is there, ready to copy.
      </p>
    </EmptyState>
  );
}
