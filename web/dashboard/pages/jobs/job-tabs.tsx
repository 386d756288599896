/** The two lists of hiring: job posts, and CVs whose owner nobody has named yet. */
import { Link } from "@tanstack/react-router";
import { Tabs, tabClass } from "../../../ui/tabs.tsx";

export function JobTabs() {
  return (
    <Tabs label="Jobs">
      <Link to="/jobs" activeOptions={{ exact: true, includeSearch: false }} className={tabClass}>
        Job posts
      </Link>
      <Link to="/jobs/cvs" className={tabClass}>
        CVs to confirm
      </Link>
    </Tabs>
  );
}
