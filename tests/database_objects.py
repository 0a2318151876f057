"""What a database holds beside its rows, as PostgreSQL itself writes it down."""

TABLES = """
    SELECT 'column', format('%s.%s', attrelid::regclass, attname), format(
        '%s, null: %s, default: %s, generated: %s, identity: %s', format_type(atttypid, atttypmod), NOT attnotnull,
        pg_get_expr(adbin, adrelid), attgenerated, attidentity
    )
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    LEFT JOIN pg_attrdef ON (adrelid, adnum) = (attrelid, attnum)
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT 'constraint', format('%s: %s', conrelid::regclass, conname), pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'relation', oid::regclass::text, format('%s, persistence: %s', relkind, relpersistence)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'extension', extname, extversion FROM pg_extension
"""
CODE = """
    SELECT 'function', oid::regprocedure::text, CASE prokind
        WHEN 'a' THEN (SELECT format('%s, %s, %s', aggtransfn, aggtranstype::regtype, agginitval)
                       FROM pg_aggregate WHERE aggfnoid = pg_proc.oid)
        ELSE pg_get_functiondef(oid)
    END
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname NOT LIKE '\\_pgh\\_%'  -- django-pghistory's
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
    UNION ALL
    SELECT 'trigger', format('%s on %s', tgname, tgrelid::regclass),
           pg_get_triggerdef(oid) || coalesce(obj_description(oid, 'pg_trigger'), '')
    FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'view', oid::regclass::text, pg_get_viewdef(oid)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
"""


def tables(cursor):
    """{(kind, name): definition} of columns, constraints, indexes, tables, sequences and extensions."""
    return read(cursor, TABLES)


def code(cursor):
    """{(kind, name): definition} of functions, triggers and views, without those of extensions."""
    return read(cursor, CODE)


def read(cursor, sql):
    cursor.execute(sql)
    return {(kind, name): definition for kind, name, definition in cursor.fetchall()}


def differences(one, other):
    """The names of what only one of the two has, or has otherwise."""
    return sorted(f"{kind} {name}" for kind, name in {key for key, _ in one.items() ^ other.items()})
