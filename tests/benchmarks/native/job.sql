-- The reference job in SQL, exact: every cap of a year telescopes, paid = least(cap, sum) - least(cap, sum before).
-- What is not asked for DuckDB does not compute: in memory four amounts, from file to file the running totals as well.
create or replace macro critical(a, poor) as (
    case when a <= (case when poor then 800000 else 1600000 end) then 0 else
    ((least(a, 10000000) - (case when poor then 800000 else 1600000 end)) * (60 + (case when poor then 5 else 0 end))
     + (least(greatest(a, 10000000), 20000000) - 10000000) * (65 + (case when poor then 5 else 0 end))
     + (least(greatest(a, 20000000), 30000000) - 20000000) * (70 + (case when poor then 5 else 0 end))
     + (greatest(a, 30000000) - 30000000) * (75 + (case when poor then 5 else 0 end)) + 50) // 100 end);
create or replace macro capped(a, poor) as
    case when poor then critical(a, poor) else least(critical(a, poor), 40000000) end;
create or replace macro settled(claims) as table
with eligible as (
    select row, person, day, category, total, total - self - (b + 5) // 10 as eligible,
        (case level when 0 then 10000 when 1 then 20000 when 2 then 50000 else 100000 end) as deductible,
        (case level when 0 then 85 when 1 then 80 when 2 then 70 else 60 end)
            - (case when unreferred then 10 else 0 end) as percent,
        row_number() over (partition by person order by day) as stay
    from query_table(claims)
), due as (
    select *, (greatest(eligible - (case when category = 2 then 0 when stay > 1 then deductible // 2 else deductible end), 0)
               * percent + 50) // 100 as due
    from eligible
), basic as (
    select *, cast(least(s, 15000000) - least(s - due, 15000000) as bigint) as basic
    from (select *, sum(due) over (partition by person order by day) as s from due)
), above as (
    select *, cast(sum(eligible - basic) over (partition by person order by day) as bigint) as a from basic
), second as (
    select *, cast(capped(a, category <> 0) - capped(a - (eligible - basic), category <> 0) as bigint) as critical
    from above
), rest as (
    select *, eligible - basic - critical as rest,
        cast(sum(eligible - basic - critical) over (partition by person order by day) as bigint) as r
    from second
), aid as (
    select *, ((greatest(r - 150000, 0) - greatest(r - rest - 150000, 0)) * 75 + 50) // 100 as due3 from rest
), paid as (
    select *, case category when 2 then rest when 1 then
        cast(least(s3, 3000000) - least(s3 - due3, 3000000) as bigint) else 0 end as aid
    from (select *, sum(due3) over (partition by person order by day) as s3 from aid)
)
select row, person, day, cast(eligible as bigint) as eligible,
    cast(basic as bigint) as basic, cast(critical as bigint) as critical, cast(aid as bigint) as aid,
    cast(total - basic - critical - aid as bigint) as patient,
    stay as stays, cast(least(s, 15000000) as bigint) as basic_so_far, a as base_so_far,
    cast(capped(a, category <> 0) as bigint) as critical_so_far,
    cast(case category when 1 then least(r, 150000) else 0 end as bigint) as deducted_so_far,
    cast(case category when 2 then r when 1 then least(s3, 3000000) else 0 end as bigint) as aid_so_far
from paid;
