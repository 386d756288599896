/** An address of the dashboard that leads nowhere. */
import { Link } from "@tanstack/react-router";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/notes.tsx";

export function NotFound() {
  return (
    <div className="px-6">
      <EmptyState
        title="There is no such page"
        action={
          <Link to="/positions" className={buttonClass("main")}>
            Go to positions
          </Link>
        }
      >
        The address may be incomplete, or what it showed was moved.
      </EmptyState>
    </div>
  );
}
