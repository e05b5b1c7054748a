-- By hand, beyond what a Prisma schema can say.

-- Seals a row anew that the undo of a merge has left with another customer, when the first one is erased. Its contents stay the same.
CREATE OR REPLACE FUNCTION "reseal_staying"("of_table" text, "of_row" text, "with_sealed" text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
BEGIN
    CASE of_table
        WHEN 'prescription_draft' THEN UPDATE "prescription_draft" SET "sealed" = with_sealed WHERE "id" = of_row::uuid;
        WHEN 'address' THEN UPDATE "address" SET "sealed" = with_sealed WHERE "id" = of_row::uuid;
        WHEN 'address_check' THEN UPDATE "address_check" SET "sealed" = with_sealed WHERE "address_id" = of_row::uuid;
        WHEN 'customer' THEN UPDATE "customer" SET "sealed" = with_sealed WHERE "id" = of_row::uuid;
        WHEN 'customer_fields' THEN UPDATE "customer_fields" SET "sealed" = with_sealed WHERE "customer_id" = of_row::uuid;
        WHEN 'inferred_fact' THEN UPDATE "inferred_fact" SET "sealed" = with_sealed WHERE "id" = of_row::uuid;
        WHEN 'privacy_request' THEN UPDATE "privacy_request" SET "sealed" = with_sealed WHERE "id" = of_row::uuid;
        -- the tries of a message are append-only
        WHEN 'message_attempt' THEN
            PERFORM set_config('toric.erasing', 'on', true);
            UPDATE "message_attempt" SET "sealed" = with_sealed WHERE "id" = of_row::uuid;
            PERFORM set_config('toric.erasing', 'off', true);
        ELSE PERFORM reseal_record(of_table, of_row, with_sealed);
    END CASE;
END
$$;
