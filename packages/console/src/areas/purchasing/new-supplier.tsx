import { formPage } from '../../kit/form/form-page.tsx';
import { newSupplierForm } from './supplier-forms.ts';

/** Adds a supplier. Its prices are set afterwards. */
export default formPage(newSupplierForm, {
  back: { label: { en: 'Suppliers', zh: '供应商' }, href: '/purchasing/suppliers' },
  done: { en: 'The supplier is added. Set its prices now.', zh: '供应商已添加，请设置价格。' },
  then: ({ id }) => `/purchasing/suppliers/${id}`,
});
