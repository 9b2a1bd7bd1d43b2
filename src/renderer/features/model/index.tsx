/** The model: what products are made of, edited with what each change would do in view. */
export { ModelScreen } from './model-screen.tsx'
export { VariantGroupDialog } from './variants/group-dialog.tsx'
