-- When its authors wish it to become public; what becomes of the wish is its scheduling.
alter table releases.version
  add column planned_for timestamptz(3),
  add column planned_early_access boolean not null default false,
  add constraint version_plan_has_an_hour check (not planned_early_access or planned_for is not null);
