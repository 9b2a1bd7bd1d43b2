import type { Generated } from 'kysely'

/** Row types of the fixed tables (db/migrations); the product table's own columns are read through slots instead. */
export interface Tables {
  meta: { key: string; value: string }
  locale: { id: Generated<number>; code: string; is_default: number }
  channel: {
    id: Generated<number>
    code: string
    labels: string
    locales: string
    currencies: string
    category_id: number | null
  }
  measurement_family: { id: Generated<number>; code: string; labels: string; standard_unit: string; units: string }
  attribute_group: {
    id: Generated<number>
    code: string
    labels: string
    sort_order: number
    steward: string | null
  }
  attribute: {
    id: Generated<number>
    code: string
    type: string
    labels: string
    group_id: number | null
    is_scopable: number
    is_localizable: number
    has_context: number
    is_internal: number
    is_unique: number
    owner: string
    max_length: number | null
    decimals: number | null
    min_number: number | null
    max_number: number | null
    pattern: string | null
    measurement_family_id: number | null
    default_unit: string | null
    reference_entity: string | null
    synonyms: string
    sort_order: number
    definition: string | null
    purpose: string | null
    archived_at: string | null
  }
  attribute_option: {
    id: Generated<number>
    attribute_id: number
    code: string
    labels: string
    synonyms: string
    sort_order: number
  }
  family: {
    id: Generated<number>
    code: string
    labels: string
    label_attribute_id: number | null
    image_attribute_id: number | null
    sku_pattern: string | null
    title_template: string | null
  }
  family_attribute: { id: Generated<number>; family_id: number; attribute_id: number }
  family_requirement: { id: Generated<number>; family_id: number; attribute_id: number; channel_id: number }
  family_variant: {
    id: Generated<number>
    family_id: number
    code: string
    labels: string
    levels: string
    axes: string
  }
  category: { id: Generated<number>; code: string; parent_id: number | null; labels: string; sort_order: number }
  association_type: { id: Generated<number>; code: string; labels: string; is_two_way: number }
  context: {
    id: Generated<number>
    code: string
    labels: string
    kind: string
    fallback_id: number | null
    sort_order: number
  }
  lock_override: {
    id: Generated<number>
    product_id: number
    column_key: string
    value_before: string | number | null
    set_by: string
    set_at: string
  }
  kpi_tile: { id: Generated<number>; family: string; tiles: string }
  saved_view: { id: Generated<number>; name: string; definition: string; is_default: number; sort_order: number }
  supplier: { id: Generated<number>; code: string; name: string; email: string | null; locale: string | null }
  reference_record: { id: Generated<number>; entity: string; code: string; labels: string; attributes: string }
  asset: {
    id: Generated<number>
    hash: string
    file_name: string
    media_type: string
    bytes: number
    width: number | null
    height: number | null
    locale: string | null
    expires_on: string | null
    alt_texts: string
    document_type: string | null
  }
  value_slot: {
    id: number
    key: string
    attribute_id: number | null
    association_type_id: number | null
    channel: string | null
    locale: string | null
    context: string | null
    currency: string | null
    storage: 'column' | 'overflow'
    affinity: 'TEXT' | 'REAL' | 'INTEGER'
  }
  change_set: {
    id: Generated<number>
    uuid: string
    request_id: string | null
    kind: string
    label: string
    origin: string
    actor: string
    started_at: string
    committed_at: string | null
    state: 'applying' | 'committed' | 'rolled-back'
    undo_state: 'done' | 'undone' | 'superseded' | 'fixed'
    reverses_id: number | null
    reply: string | null
    products: number
    cells: number
    supplier: string | null
  }
  change_shape: { id: Generated<number>; slots: string }
  change: {
    seq: Generated<number>
    change_set_id: number
    entity: string
    entity_id: number
    shape_id: number | null
    before: string | null
    after: string | null
  }
  change_set_shape: { change_set_id: number; shape_id: number }
  journal_link: {
    id: number
    change_set_id: number
    first_seq: number
    last_seq: number
    at: string
    closes: number
    hash: Buffer
  }
  search_queue: { product_id: number }
  job: {
    id: Generated<number>
    op: string
    input: string
    state: 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'
    progress: string | null
    result: string | null
    error: string | null
    started_at: string
    ended_at: string | null
  }
  import_run: {
    id: Generated<number>
    file_name: string
    staging_path: string
    description: string
    state: 'staged' | 'committing' | 'committed' | 'discarded'
    change_set_id: number | null
    receipt: string | null
    created_at: string
  }
  import_source: {
    id: Generated<number>
    supplier: string | null
    file_name: string
    layout: string
    learned_at: string
  }
  delivery: {
    id: Generated<number>
    import_id: number
    supplier: string
    file_name: string
    delivered_at: string
    change_set_id: number | null
    description: string
    layout: string
    score: string
    faulty: Buffer
  }
  delivery_rows: { import_id: number; first_row: number; rows: Buffer }
  quality_rule: { id: Generated<number>; code: string; rule: string; sort_order: Generated<number> }
  return_sheet: {
    token: string
    supplier: string | null
    import_id: number
    file_name: string
    made_at: string
    description: string
    rows: Buffer
  }
  held_price: {
    id: Generated<number>
    import_id: number
    product_id: number
    column_key: string
    before: number
    after: number
    approved_by: number | null
    declined_at: string | null
  }
  picture_address: {
    address: string
    hash: string
    etag: string | null
    last_modified: string | null
    fetched_at: string
  }
  picture_wait: {
    id: Generated<number>
    import_id: number
    line: number
    product_id: number
    column_key: string
    pictures: string
    held: string | null
  }
  picture_fault: { address: string; reason: string; details: string }
  picture_host: { supplier: string; host: string; is_own_network: number }
  kpi_threshold: { supplier: string; kpi: string; percent: number | null }
  source: {
    id: Generated<number>
    name: string
    supplier: string | null
    place: string
    schedule: string | null
    is_paused: number
    policy: string
    secret_ref: string | null
    host_key: string | null
    profile: string | null
    last_seen: string | null
    next_run_at: string | null
    created_at: string
  }
  source_run: {
    id: Generated<number>
    source_id: number
    run_by: 'schedule' | 'missed' | 'person' | 'command-line' | 'folder'
    started_at: string
    ended_at: string | null
    due_at: string | null
    file_name: string | null
    bytes: number | null
    outcome: 'running' | 'unchanged' | 'staged' | 'committed' | 'failed' | 'cancelled'
    import_id: number | null
    cause: string | null
  }
  source_file: { source_id: number; name: string; stamp: string; hash: string | null }
  import_profile: {
    id: Generated<number>
    name: string
    supplier_id: number | null
    source_signature: string | null
    profile: string
    updated_at: string
  }
  connection: {
    id: Generated<number>
    name: string
    type: string
    channel: string
    settings: string
    created_at: string
  }
  remote_ref: {
    connection_id: number
    entity: string
    local_id: string
    remote_id: string
    sent: string | null
    sent_hash: string | null
    sent_at: string | null
  }
  publish_plan: {
    id: Generated<number>
    connection_id: number
    filter: string
    state: 'planned' | 'running' | 'done' | 'paused' | 'cancelled' | 'stale'
    counts: string
    context: Generated<string>
    calls: Generated<number>
    created_at: string
    started_at: string | null
    ended_at: string | null
  }
  publish_record: {
    plan_id: number
    product_id: number
    sku: string
    name: string
    state: string
    detail: string
    calls: number
  }
  kpi_day: { channel: string; family: string; kpi: string; day: string; asked: number; wrong: number }
}
