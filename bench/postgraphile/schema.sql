-- What PostGraphile cannot say over plain tables, as one would write it for it: functions with the same SQL as queries.ts.
SET client_min_messages = warning;
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;

CREATE FUNCTION bench.customers_before(organization uuid, before timestamptz) RETURNS SETOF public.clients LANGUAGE sql STABLE AS $$
  SELECT * FROM public.clients WHERE organization_id = organization AND deleted_at IS NULL AND status = 'CUSTOMER' AND created_at < before
  ORDER BY created_at DESC, id DESC
$$;

CREATE FUNCTION bench.overdue_interactions(organization uuid, owner uuid) RETURNS SETOF public.interactions LANGUAGE sql STABLE AS $$
  SELECT * FROM public.interactions WHERE organization_id = organization AND owner_id = owner AND status = 'PLANNED'
    AND scheduled_at < now() AND deleted_at IS NULL ORDER BY scheduled_at, id
$$;

CREATE OR REPLACE FUNCTION public.clients_contact_count(client public.clients) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::int FROM public.contacts WHERE organization_id = client.organization_id AND client_id = client.id AND deleted_at IS NULL
$$;
CREATE OR REPLACE FUNCTION public.clients_opportunity_count(client public.clients) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::int FROM public.opportunities WHERE organization_id = client.organization_id AND client_id = client.id AND deleted_at IS NULL
$$;
CREATE OR REPLACE FUNCTION public.clients_main_contacts(client public.clients) RETURNS SETOF public.contacts LANGUAGE sql STABLE AS $$
  SELECT * FROM public.contacts WHERE organization_id = client.organization_id AND client_id = client.id AND deleted_at IS NULL
  ORDER BY is_primary DESC, name, id
$$;
CREATE OR REPLACE FUNCTION public.clients_recent_opportunities(client public.clients) RETURNS SETOF public.opportunities LANGUAGE sql STABLE AS $$
  SELECT * FROM public.opportunities WHERE organization_id = client.organization_id AND client_id = client.id AND deleted_at IS NULL
  ORDER BY id DESC
$$;
CREATE OR REPLACE FUNCTION public.clients_recent_interactions(client public.clients) RETURNS SETOF public.interactions LANGUAGE sql STABLE AS $$
  SELECT * FROM public.interactions WHERE organization_id = client.organization_id AND client_id = client.id AND deleted_at IS NULL
  ORDER BY occurred_at DESC, id DESC
$$;

CREATE OR REPLACE FUNCTION public.pipelines_columns(pipeline public.pipelines) RETURNS SETOF public.pipeline_stages LANGUAGE sql STABLE AS $$
  SELECT * FROM public.pipeline_stages WHERE organization_id = pipeline.organization_id AND pipeline_id = pipeline.id AND deleted_at IS NULL
  ORDER BY position
$$;
CREATE TYPE bench.stage_sum AS (count integer, total numeric, weighted numeric);
CREATE OR REPLACE FUNCTION public.pipeline_stages_sums(stage public.pipeline_stages) RETURNS bench.stage_sum LANGUAGE sql STABLE AS $$
  SELECT (count(*)::int, sum(total_base), sum(weighted_base))::bench.stage_sum FROM public.opportunities
  WHERE organization_id = stage.organization_id AND stage_id = stage.id AND deleted_at IS NULL
$$;
CREATE OR REPLACE FUNCTION public.pipeline_stages_cards(stage public.pipeline_stages) RETURNS SETOF public.opportunities LANGUAGE sql STABLE AS $$
  SELECT * FROM public.opportunities WHERE organization_id = stage.organization_id AND stage_id = stage.id AND deleted_at IS NULL
  ORDER BY position, id
$$;

CREATE TYPE bench.hit AS (kind text, id uuid, title text, subtitle text);
CREATE FUNCTION bench.search_all(organization uuid, pattern text) RETURNS SETOF bench.hit LANGUAGE sql STABLE AS $$
  (SELECT 'CLIENT', t.id, t.name, t.industry FROM (SELECT id FROM public.search_entries WHERE organization_id = organization AND noun = 'Client' AND words LIKE pattern LIMIT 200) e
    JOIN public.clients t ON t.organization_id = organization AND t.id = e.id ORDER BY length(t.name), t.name LIMIT 5)
  UNION ALL (SELECT 'CONTACT', t.id, t.name, t.job_title FROM (SELECT id FROM public.search_entries WHERE organization_id = organization AND noun = 'Contact' AND words LIKE pattern LIMIT 200) e
    JOIN public.contacts t ON t.organization_id = organization AND t.id = e.id ORDER BY length(t.name), t.name LIMIT 5)
  UNION ALL (SELECT 'OPPORTUNITY', t.id, t.name, t.status FROM (SELECT id FROM public.search_entries WHERE organization_id = organization AND noun = 'Opportunity' AND words LIKE pattern LIMIT 200) e
    JOIN public.opportunities t ON t.organization_id = organization AND t.id = e.id ORDER BY length(t.name), t.name LIMIT 5)
$$;

CREATE TYPE bench.figures AS (open_count bigint, open_base numeric, weighted_base numeric, won_count bigint, won_base numeric, lost_count bigint, rotten_count bigint, new_clients bigint, overdue_count bigint);
CREATE FUNCTION bench.quarter(organization uuid, first_day date, last_day date) RETURNS bench.figures LANGUAGE sql STABLE AS $$
  SELECT (
    count(*) FILTER (WHERE t.status = 'OPEN'), sum(t.total_base) FILTER (WHERE t.status = 'OPEN'), sum(t.weighted_base) FILTER (WHERE t.status = 'OPEN'),
    count(*) FILTER (WHERE t.status = 'WON'), sum(t.total_base) FILTER (WHERE t.status = 'WON'), count(*) FILTER (WHERE t.status = 'LOST'),
    count(*) FILTER (WHERE t.status = 'OPEN' AND greatest(t.stage_entered_at, t.last_activity_at) < now() - make_interval(days => coalesce(s.rotten_days, p.rotten_days))),
    (SELECT count(*) FROM public.clients WHERE organization_id = organization AND deleted_at IS NULL AND created_at >= first_day AND created_at < last_day + 1),
    (SELECT count(*) FROM public.interactions WHERE organization_id = organization AND status = 'PLANNED' AND deleted_at IS NULL AND scheduled_at < now())
  )::bench.figures
  FROM public.opportunities t JOIN public.pipeline_stages s ON s.organization_id = t.organization_id AND s.id = t.stage_id
    JOIN public.pipelines p ON p.organization_id = t.organization_id AND p.id = t.pipeline_id
  WHERE t.organization_id = organization AND t.deleted_at IS NULL AND (t.status = 'OPEN' OR t.closed_on BETWEEN first_day AND last_day)
$$;

CREATE FUNCTION bench.move_card(organization uuid, opportunity uuid, stage uuid) RETURNS public.opportunities LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  moved public.opportunities;
  seen public.opportunities;
  target public.pipeline_stages;
BEGIN
  SELECT * INTO seen FROM public.opportunities WHERE organization_id = organization AND id = opportunity AND deleted_at IS NULL FOR UPDATE;
  SELECT * INTO target FROM public.pipeline_stages WHERE organization_id = organization AND id = stage AND deleted_at IS NULL;
  UPDATE public.opportunities SET stage_id = stage, probability = target.probability, stage_entered_at = now(), version = version + 1, updated_at = now(),
      position = (SELECT coalesce(left(max(o.position), 1), '0') || to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint) || 'V' FROM public.opportunities o WHERE o.organization_id = organization AND o.stage_id = stage AND o.deleted_at IS NULL)
    WHERE organization_id = organization AND id = opportunity RETURNING * INTO moved;
  INSERT INTO public.events (organization_id, id, change_set_id, name, subject_type, subject_id, actor_kind, origin, changes, keys, at)
    VALUES (organization, gen_random_uuid(), gen_random_uuid(), 'opportunity.moved', 'Opportunity', opportunity, 'USER', 'USER', jsonb_build_object('stageId', jsonb_build_array(seen.stage_id, stage)), '{}', now());
  UPDATE public.stage_changes SET left_at = now() WHERE organization_id = organization AND opportunity_id = opportunity AND left_at IS NULL;
  INSERT INTO public.stage_changes (organization_id, id, created_at, updated_at, version, opportunity_id, stage_id, entered_at, amount, probability)
    VALUES (organization, gen_random_uuid(), now(), now(), 1, opportunity, stage, now(), moved.total_base, 50);
  RETURN moved;
END
$$;
