-- By hand, beyond what a Prisma schema can say.

-- A merge moves the labels of returns with their returns.
CREATE OR REPLACE FUNCTION "may_merge"("what" text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT what = ANY (ARRAY['orders.customer_id', 'order_values.customer_id', 'past_order_line.customer_id', 'credit_change.customer_id',
        'cart.customer_id', 'bad_address.customer_id', 'order_amendment.customer_id', 'parcel.customer_id', 'carrier_claim.customer_id',
        'order_return.customer_id', 'return_label.customer_id', 'credit_account', 'data_key'])
$$;
