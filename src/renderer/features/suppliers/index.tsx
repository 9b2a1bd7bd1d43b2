/** Suppliers: how good their deliveries are, the rows behind each figure, and what is asked of them. */
export { SuppliersScreen } from './suppliers-screen.tsx'
export { ReturnButton } from './return-button.tsx'
export { ReturnedNotice } from './returned-notice.tsx'
export { DeliveryNotice } from './delivery-notice.tsx'
