/** An address of the dashboard that leads nowhere. */
import { Link } from "@tanstack/react-router";
import { buttonClass } from "../ui/button.tsx";
import { PageFrame } from "./page-frame.tsx";

export function NotFound() {
  return (
    <PageFrame title="There is no such page">
      <p className="m-0 text-text-quiet">The address may be incomplete, or what it showed was moved.</p>
      <Link to="/positions" className={buttonClass("main", "mt-6")}>
        Go to positions
      </Link>
    </PageFrame>
  );
}
