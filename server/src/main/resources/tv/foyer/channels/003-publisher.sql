-- Who published a version; empty for those of the house's own set-up.
alter table channels.schedule add column published_by uuid;
