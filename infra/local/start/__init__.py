"""The start page of the local stack: everything by clicking. A program of the demonstration, no part of the product."""
